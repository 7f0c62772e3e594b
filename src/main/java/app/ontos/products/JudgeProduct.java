package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.products.NewProduct.Validation;
import app.ontos.products.odps.OdpsProduct;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a document by its standard, and its ports by the contracts that are here. */
@ApplicationScoped
class JudgeProduct {
  private static final int MAX_ID_LENGTH = 300;
  private static final int MAX_VERSION_LENGTH = 100;
  private static final int MAX_PORTS = 5_000;

  private final ProductPortStore ports;

  JudgeProduct(ProductPortStore ports) {
    this.ports = ports;
  }

  /**
   * What may be stored of a document.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with everything that is wrong, where it
   *     is not to be reported only; always without an id
   */
  NewProduct judge(StandardDocument document, Validation validation, Caller caller) {
    ObjectNode root = document.root();
    List<FieldError> findings = new ArrayList<>(OdpsProduct.violations(root));
    List<ProductPort> named = ProductPorts.of(root);
    List<FieldError> faults = faults(root, named);
    if (faults.isEmpty()) {
      named = ports.found(named, caller);
      named.stream()
          .filter(ProductPort::isDangling)
          .map(JudgeProduct::dangling)
          .forEach(findings::add);
    }
    if (validation == Validation.STRICT) {
      findings.stream().filter(finding -> isNew(finding, faults)).forEach(faults::add);
    }
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    String id = root.path("id").asText();
    return new NewProduct(
        document,
        root.path("apiVersion").asText("v1.0.0"),
        id,
        root.path("version").asText(""),
        text(root, "name").orElse(id),
        text(root, "status"),
        named,
        findings);
  }

  private static List<FieldError> faults(ObjectNode root, List<ProductPort> named) {
    List<FieldError> faults = new ArrayList<>();
    JsonNode id = root.path("id");
    if (!id.isValueNode() || id.isNull() || id.asText().isBlank()) {
      faults.add(new FieldError("/id", "is required"));
    }
    limit(id, "/id", MAX_ID_LENGTH, faults);
    limit(root.path("version"), "/version", MAX_VERSION_LENGTH, faults);
    named.forEach(
        port -> {
          if (port.contractId().length() > MAX_ID_LENGTH) {
            faults.add(new FieldError(port.pointer(), "must be at most 300 characters long"));
          }
        });
    if (named.size() > MAX_PORTS) {
      faults.add(new FieldError("/outputPorts", "must be at most %d ports".formatted(MAX_PORTS)));
    }
    return faults;
  }

  private static void limit(JsonNode value, String pointer, int most, List<FieldError> faults) {
    if (value.asText("").length() > most) {
      faults.add(new FieldError(pointer, "must be at most %d characters long".formatted(most)));
    }
  }

  private static FieldError dangling(ProductPort port) {
    String version =
        port.contractVersion().map(text -> " version %s of it".formatted(text)).orElse("");
    return new FieldError(
        port.pointer(),
        "must name a contract that is here, and there is no such contract%s; one that is kept"
                .formatted(version.isEmpty() ? "" : " or no" + version)
            + " elsewhere needs the port's custom property external: true");
  }

  private static boolean isNew(FieldError finding, List<FieldError> faults) {
    return faults.stream().noneMatch(fault -> fault.pointer().equals(finding.pointer()));
  }

  private static Optional<String> text(ObjectNode root, String field) {
    return Optional.ofNullable(root.path(field).textValue()).filter(text -> !text.isBlank());
  }
}
