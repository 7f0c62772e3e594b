package app.ontos.sql.parameters;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.sql.parameters.Reading.Fault;
import app.ontos.sql.parameters.Reading.Literal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads the value of one parameter and notes what is wrong with it. */
final class ValueReader {
  private final ParameterType type;
  private final ParameterLimits limits;
  private final List<FieldError> faults;

  ValueReader(ParameterType type, ParameterLimits limits, List<FieldError> faults) {
    this.type = type;
    this.limits = limits;
    this.faults = faults;
  }

  /** The literal of a JSON value other than null; empty after a fault. */
  Optional<String> json(String pointer, JsonNode node) {
    if (!type.array()) {
      return scalar(pointer, node);
    }
    if (!node.isArray()) {
      faults.add(new FieldError(pointer, "must be a list"));
      return Optional.empty();
    }
    return new ArrayLiteral(this, type.scalar(), faults).read(pointer, node);
  }

  /** The literal of a single value or of an element. */
  Optional<String> scalar(String pointer, JsonNode node) {
    return checked(pointer, ScalarReader.of(type.scalar()).fromJson(node));
  }

  /** The literal of what a query string gives: of an array, each value is an element. */
  Optional<String> texts(String pointer, List<String> texts) {
    if (type.array()) {
      return new ArrayLiteral(this, type.scalar(), faults).ofTexts(pointer, texts);
    }
    if (texts.size() > 1) {
      faults.add(new FieldError(pointer, "must be given once"));
      return Optional.empty();
    }
    return text(pointer, texts.get(0));
  }

  /** The literal of a single value or of an element, given as text. */
  Optional<String> text(String pointer, String text) {
    return checked(pointer, ScalarReader.of(type.scalar()).fromText(text));
  }

  private Optional<String> checked(String pointer, Reading reading) {
    if (reading instanceof Fault fault) {
      faults.add(new FieldError(pointer, fault.detail()));
      return Optional.empty();
    }
    String literal = ((Literal) reading).text();
    Optional<String> fault = limits.fault(type.scalar(), literal);
    fault.ifPresent(detail -> faults.add(new FieldError(pointer, detail)));
    return fault.isPresent() ? Optional.empty() : Optional.of(literal);
  }
}
