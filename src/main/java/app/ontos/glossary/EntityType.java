package app.ontos.glossary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a concept can be tied to. A kind is added here, together with how its records are found and
 * who sees them: {@link LinkedEntitySql}; and its table gets the trigger that takes the links away.
 */
public enum EntityType {
  DATA_DOMAIN("data-domain", false),
  DATA_PRODUCT("data-product", false),
  DATA_CONTRACT("data-contract", false),
  CONTRACT_OBJECT("contract-object", true),
  CONTRACT_PROPERTY("contract-property", true);

  /** Every kind by its text. */
  static final Map<String, EntityType> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EntityType::text, Function.identity()));

  private final String text;
  private final boolean within;

  EntityType(String text, boolean within) {
    this.text = text;
    this.within = within;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Whether it is a part of the record with the id, so that a path has to tell which. */
  boolean isWithin() {
    return within;
  }
}
