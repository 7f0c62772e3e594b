package app.ontos.bulk;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a document of an archive is, in the order in which the kinds are imported: each may name
 * what those before it hold.
 */
@Schema(
    enumeration = {
      "DataContract",
      "DataDomains",
      "Teams",
      "Projects",
      "DataContractRecords",
      "DataProduct",
      "DataProductRecords",
      "Glossaries",
      "Glossary",
      "SemanticLinks"
    })
enum DocumentKind {
  DATA_CONTRACT("DataContract", Feature.DATA_CONTRACTS, AccessLevel.WRITE),
  DATA_DOMAINS("DataDomains", Feature.DATA_DOMAINS, AccessLevel.WRITE),
  TEAMS("Teams", Feature.TEAMS, AccessLevel.WRITE),
  PROJECTS("Projects", Feature.PROJECTS, AccessLevel.WRITE),
  CONTRACT_RECORDS("DataContractRecords", Feature.DATA_CONTRACTS, AccessLevel.ADMIN),
  DATA_PRODUCT("DataProduct", Feature.DATA_PRODUCTS, AccessLevel.WRITE),
  PRODUCT_RECORDS("DataProductRecords", Feature.DATA_PRODUCTS, AccessLevel.ADMIN),
  GLOSSARIES("Glossaries", Feature.GLOSSARIES, AccessLevel.WRITE),
  /** Known by its file's extension alone: it is Turtle or JSON-LD. */
  GLOSSARY("Glossary", Feature.GLOSSARIES, AccessLevel.WRITE),
  SEMANTIC_LINKS("SemanticLinks", Feature.SEMANTIC_LINKS, AccessLevel.WRITE);

  /** What the {@code apiVersion} of the forms is that are our own: several records in a file. */
  static final String OWN_VERSION = "ontos/v1";

  private static final List<DocumentKind> STANDARD = List.of(DATA_CONTRACT, DATA_PRODUCT);

  private final String text;
  private final Feature feature;
  private final AccessLevel level;

  DocumentKind(String text, Feature feature, AccessLevel level) {
    this.text = text;
    this.feature = feature;
    this.level = level;
  }

  /** As it stands in a document's {@code kind}. */
  @JsonValue
  String text() {
    return text;
  }

  Feature feature() {
    return feature;
  }

  /** What the caller needs to write such documents. */
  String need() {
    return feature.id() + ":" + level.text();
  }

  boolean mayBeWrittenBy(Caller caller) {
    return caller.may(feature, level);
  }

  /** Whether it holds several records in a form of our own. */
  boolean isOwnForm() {
    return this != GLOSSARY && !STANDARD.contains(this);
  }

  /** What a document says that it is; empty where that is nothing known here. */
  static Optional<DocumentKind> of(JsonNode document) {
    String kind = document.path("kind").asText("");
    boolean own = document.path("apiVersion").asText("").equals(OWN_VERSION);
    return Arrays.stream(values())
        .filter(known -> known.text.equals(kind))
        .filter(known -> own ? known.isOwnForm() : STANDARD.contains(known))
        .findFirst();
  }
}
