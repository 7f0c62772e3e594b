package app.ontos.teams;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What kind of Databricks identity a member is. */
public enum PrincipalType {
  @JsonProperty("user")
  USER("user"),
  @JsonProperty("group")
  GROUP("group"),
  @JsonProperty("service-principal")
  SERVICE_PRINCIPAL("service-principal");

  /** All of them by the word that the API and the database use. */
  static final Map<String, PrincipalType> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PrincipalType::word, t -> t));

  private final String word;

  PrincipalType(String word) {
    this.word = word;
  }

  /** The type that a stored word stands for. */
  static PrincipalType of(String word) {
    PrincipalType type = BY_WORD.get(word);
    if (type == null) {
      throw new IllegalStateException("the database holds an unknown type of principal: " + word);
    }
    return type;
  }

  String word() {
    return word;
  }
}
