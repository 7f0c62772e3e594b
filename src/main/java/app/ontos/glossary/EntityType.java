package app.ontos.glossary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a concept can be tied to. This is the one place to add a kind, together with how its records
 * are found: {@link #exists()}.
 */
public enum EntityType {
  DATA_DOMAIN("data-domain", "exists (select from data_domain where id = :entityId)", false),
  DATA_PRODUCT("data-product", EntityType.UNCHECKED, false),
  DATA_CONTRACT("data-contract", EntityType.UNCHECKED, false),
  CONTRACT_OBJECT("contract-object", EntityType.UNCHECKED, true),
  CONTRACT_PROPERTY("contract-property", EntityType.UNCHECKED, true);

  /** Of kinds whose records are not kept here, or not yet. */
  private static final String UNCHECKED = "true";

  /** Every kind by its text. */
  static final Map<String, EntityType> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EntityType::text, Function.identity()));

  private final String text;
  private final String exists;
  private final boolean within;

  EntityType(String text, String exists, boolean within) {
    this.text = text;
    this.exists = exists;
    this.within = within;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** The condition, in SQL, that there is a record with the id {@code :entityId}. */
  String exists() {
    return exists;
  }

  /** Whether it is a part of the record with the id, so that a path has to tell which. */
  boolean isWithin() {
    return within;
  }

  /** {@link #exists()} of whichever kind {@code :entityType} names. */
  static String existsByType() {
    return Arrays.stream(values())
        .map(type -> "when '%s' then %s".formatted(type.text, type.exists))
        .collect(Collectors.joining(" ", "case cast(:entityType as text) ", " end"));
  }
}
