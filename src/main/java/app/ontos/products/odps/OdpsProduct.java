package app.ontos.products.odps;

import static app.ontos.shared.shape.Shapes.anything;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.text;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.shape.Findings;
import app.ontos.shared.shape.Formats;
import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Place;
import app.ontos.shared.shape.Shape;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A data product of the standard, 1.0.0 and the 0.9.0 that became it. */
public final class OdpsProduct {
  private static final Shape AUTHORITATIVE_DEFINITIONS =
      list(
          ObjectShape.EMPTY
              .with(text(), "type", "description")
              .with(Formats.uri(), "url")
              .requiring("type", "url")
              .closed());

  private static final Shape CUSTOM_PROPERTIES =
      list(
          ObjectShape.EMPTY
              .with(text(), "property", "description")
              .with(anything(), "value")
              .requiring("property", "value")
              .closed());

  private static final ObjectShape EXTENSIBLE =
      ObjectShape.EMPTY
          .with(CUSTOM_PROPERTIES, "customProperties")
          .with(AUTHORITATIVE_DEFINITIONS, "authoritativeDefinitions");

  private static final ObjectShape TAGGED = EXTENSIBLE.with(list(text()), "tags");

  private static final Shape PRODUCT =
      TAGGED
          .with(oneOf("v0.9.0", "v1.0.0"), "apiVersion")
          .with(oneOf("DataProduct"), "kind")
          .with(text(), "id", "name", "version", "status", "domain", "tenant")
          .with(description(), "description")
          .with(list(inputPort()), "inputPorts")
          .with(list(outputPort()), "outputPorts")
          .with(list(managementPort()), "managementPorts")
          .with(list(support()), "support")
          .with(team(), "team")
          .with(Formats.dateTime(), "productCreatedTs")
          .requiring("apiVersion", "kind", "id", "status")
          .closed();

  private OdpsProduct() {}

  /** Everything in which a document is no data product. */
  public static List<FieldError> violations(ObjectNode document) {
    Findings findings = new Findings();
    PRODUCT.check(document, Place.ROOT, findings);
    return findings.list();
  }

  private static Shape description() {
    return EXTENSIBLE.with(text(), "purpose", "limitations", "usage").closed();
  }

  private static Shape inputPort() {
    return TAGGED
        .with(text(), "name", "version", "contractId")
        .requiring("name", "version", "contractId")
        .closed();
  }

  private static Shape outputPort() {
    Shape bill =
        ObjectShape.EMPTY.with(text(), "type").with(Formats.uri(), "url").requiring("url").closed();
    Shape inputContract =
        ObjectShape.EMPTY.with(text(), "id", "version").requiring("id", "version").closed();
    return TAGGED
        .with(text(), "name", "description", "type", "version", "contractId")
        .with(list(bill), "sbom")
        .with(list(inputContract), "inputContracts")
        .requiring("name", "version")
        .closed();
  }

  private static Shape managementPort() {
    return TAGGED
        .with(text(), "name", "content", "type", "channel", "description")
        .with(Formats.uri(), "url")
        .requiring("name", "content")
        .closed();
  }

  private static Shape support() {
    return TAGGED
        .with(text(), "channel", "description", "tool", "scope")
        .with(Formats.uri(), "url", "invitationUrl")
        .requiring("channel", "url")
        .closed();
  }

  private static Shape team() {
    Shape member =
        TAGGED
            .with(text(), "username", "name", "description", "role", "replacedByUsername")
            .with(Formats.date(), "dateIn", "dateOut")
            .requiring("username")
            .closed();
    return TAGGED.with(text(), "name", "description").with(list(member), "members").closed();
  }
}
