package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a partitioned table tells its partitions apart. */
public enum PartitionStrategy implements CatalogCode {
  RANGE("r", "range"),
  LIST("l", "list"),
  HASH("h", "hash");

  private final String code;
  private final String text;

  PartitionStrategy(String code, String text) {
    this.code = code;
    this.text = text;
  }

  @Override
  public String code() {
    return code;
  }

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return text;
  }
}
