package app.ontos.connections;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an environment may keep secret; each has one place in the record and in the store. */
public enum SecretField {
  ACCESS_TOKEN("accessToken"),
  CLIENT_SECRET("clientSecret"),
  SUBJECT_TOKEN("subjectToken"),
  PASSWORD("password"),
  CLIENT_KEY("clientKey");

  private static final Map<String, SecretField> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(SecretField::field, Function.identity()));

  private final String field;

  SecretField(String field) {
    this.field = field;
  }

  /** The field's name in bodies. */
  public String field() {
    return field;
  }

  static SecretField of(String field) {
    SecretField found = BY_NAME.get(field);
    if (found == null) {
      throw new IllegalArgumentException("no secret is called " + field);
    }
    return found;
  }
}
