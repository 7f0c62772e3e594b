package app.ontos.contracts.odcs;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.shape.Findings;
import app.ontos.shared.shape.Place;
import app.ontos.shared.shape.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The versions of the standard, in their order, each with its description of a contract. */
public enum OdcsVersion {
  V2_2_2("v2.2.2"),
  V3_0_0("v3.0.0"),
  V3_0_1("v3.0.1"),
  V3_0_2("v3.0.2"),
  V3_1_0("v3.1.0");

  private final String text;

  OdcsVersion(String text) {
    this.text = text;
  }

  /** Made when first used, since the descriptions compare versions, which must be there by then. */
  private static final class Descriptions {
    static final Map<OdcsVersion, Shape> CONTRACTS = new EnumMap<>(OdcsVersion.class);

    static {
      for (OdcsVersion version : values()) {
        CONTRACTS.put(
            version, version == V2_2_2 ? SecondContract.SHAPE : ThirdContract.of(version));
      }
    }
  }

  /** As it stands in {@code apiVersion}. */
  public String text() {
    return text;
  }

  /**
   * The version that a document says it is of. One that says nothing is of the second standard,
   * which does not ask for it, if it has that standard's own fields; what is unknown is held
   * against the newest.
   */
  public static OdcsVersion of(ObjectNode document) {
    JsonNode stated = document.path("apiVersion");
    if (stated.isMissingNode()) {
      boolean second = document.has("uuid") || document.has("dataset");
      return second && !document.has("schema") ? V2_2_2 : V3_1_0;
    }
    if (stated.asText().startsWith("v2.")) {
      return V2_2_2;
    }
    for (OdcsVersion version : values()) {
      if (version.text.equals(stated.asText())) {
        return version;
      }
    }
    return V3_1_0;
  }

  /** Everything in which a document is no contract of this version. */
  public List<FieldError> violations(ObjectNode document) {
    Findings findings = new Findings();
    Objects.requireNonNull(Descriptions.CONTRACTS.get(this)).check(document, Place.ROOT, findings);
    return findings.list();
  }

  /** A document of this version in the fields of the third standard, to be read only. */
  public ObjectNode asThird(ObjectNode document) {
    return this == V2_2_2 ? SecondAsThird.translated(document) : document;
  }

  /** Whether this version is that one or a later one. */
  boolean isFrom(OdcsVersion other) {
    return compareTo(other) >= 0;
  }

  /** The versions that a document of the third standard may name: this one and those before it. */
  String[] apiVersions() {
    return switch (this) {
      case V2_2_2, V3_0_0 -> new String[] {"v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"};
      case V3_0_1 -> new String[] {"v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"};
      case V3_0_2 -> new String[] {"v3.0.2", "v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"};
      case V3_1_0 ->
          new String[] {"v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"};
    };
  }
}
