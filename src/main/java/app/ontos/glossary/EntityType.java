package app.ontos.glossary;

import app.ontos.records.RecordType;
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
  DATA_DOMAIN("data-domain", RecordType.DATA_DOMAIN, false),
  DATA_PRODUCT("data-product", RecordType.DATA_PRODUCT, false),
  DATA_CONTRACT("data-contract", RecordType.DATA_CONTRACT, false),
  CONTRACT_OBJECT("contract-object", RecordType.DATA_CONTRACT, true),
  CONTRACT_PROPERTY("contract-property", RecordType.DATA_CONTRACT, true);

  /** Every kind by its text. */
  static final Map<String, EntityType> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EntityType::text, Function.identity()));

  private final String text;
  private final RecordType record;
  private final boolean within;

  EntityType(String text, RecordType record, boolean within) {
    this.text = text;
    this.record = record;
    this.within = within;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** What people call it. */
  public String label() {
    return switch (this) {
      case DATA_DOMAIN -> "domain";
      case DATA_PRODUCT -> "product";
      case DATA_CONTRACT -> "contract";
      case CONTRACT_OBJECT -> "table";
      case CONTRACT_PROPERTY -> "column";
    };
  }

  /** The kind of the record with the id. */
  public RecordType record() {
    return record;
  }

  /** Whether it is a part of the record with the id, so that a path has to tell which. */
  boolean isWithin() {
    return within;
  }
}
