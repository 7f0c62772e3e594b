package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kinds of relation that hold or show rows.
 *
 * <p>A partition that is a foreign table, or is partitioned itself, is named by that; whether
 * something is a partition is told by {@link RelationSummary#partitionOf}.
 */
public enum RelationKind {
  TABLE("table"),
  PARTITIONED_TABLE("partitioned-table"),
  /** An ordinary table that is part of a partitioned one. */
  PARTITION("partition"),
  FOREIGN_TABLE("foreign-table"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized-view");

  private final String text;

  RelationKind(String text) {
    this.text = text;
  }

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return text;
  }

  /** By {@code pg_class.relkind}. */
  static RelationKind of(String code, boolean isPartition) {
    return switch (code) {
      case "r" -> isPartition ? PARTITION : TABLE;
      case "p" -> PARTITIONED_TABLE;
      case "f" -> FOREIGN_TABLE;
      case "v" -> VIEW;
      case "m" -> MATERIALIZED_VIEW;
      default -> throw new IllegalArgumentException("unknown kind of relation: " + code);
    };
  }
}
