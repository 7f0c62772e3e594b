package app.ontos.sql.parameters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;

/** The order of a type's literals, where it has one. */
final class ScalarOrder {
  private ScalarOrder() {}

  static Optional<Comparator<String>> of(ScalarType type) {
    return switch (type) {
      case INTEGER, BIGINT, NUMERIC -> Optional.of(Comparator.comparing(BigDecimal::new));
      case DATE -> Optional.of(Comparator.comparing(LocalDate::parse));
      case TIMESTAMP -> Optional.of(Comparator.comparing(LocalDateTime::parse));
      case TIMESTAMPTZ ->
          Optional.of(Comparator.comparing(text -> OffsetDateTime.parse(text).toInstant()));
      default -> Optional.empty();
    };
  }
}
