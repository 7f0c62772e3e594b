package app.ontos.records;

import app.ontos.identity.access.Feature;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The kinds of record that can be found, tagged, commented and rated: those whose tables keep
 * {@code indexed_record} up to date by a trigger.
 */
public enum RecordType {
  CONCEPT("concept", Feature.GLOSSARIES),
  CONNECTION("connection", Feature.CONNECTIONS),
  DATA_CONTRACT("data-contract", Feature.DATA_CONTRACTS),
  DATA_DOMAIN("data-domain", Feature.DATA_DOMAINS),
  DATA_PRODUCT("data-product", Feature.DATA_PRODUCTS),
  GLOSSARY("glossary", Feature.GLOSSARIES),
  PROJECT("project", Feature.PROJECTS),
  QUERY("query", Feature.QUERIES),
  TEAM("team", Feature.TEAMS);

  /** Every kind by its text, in the order of the texts. */
  public static final Map<String, RecordType> BY_TEXT = byText();

  private final String text;
  private final Feature feature;

  RecordType(String text, Feature feature) {
    this.text = text;
    this.feature = feature;
  }

  /** The kind that a row of the database names. */
  public static RecordType of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).orElseThrow();
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Whose readers may know that such a record exists. */
  public Feature feature() {
    return feature;
  }

  private static Map<String, RecordType> byText() {
    Map<String, RecordType> types = new TreeMap<>();
    Arrays.stream(values()).forEach(type -> types.put(type.text, type));
    return Collections.unmodifiableMap(types);
  }
}
