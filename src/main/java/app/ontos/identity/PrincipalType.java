package app.ontos.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of principal that a workspace knows. */
public enum PrincipalType {
  USER("user"),
  GROUP("group"),
  SERVICE_PRINCIPAL("service-principal");

  /** Every kind by its text. */
  public static final Map<String, PrincipalType> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(PrincipalType::text, Function.identity()));

  private final String text;

  PrincipalType(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }
}
