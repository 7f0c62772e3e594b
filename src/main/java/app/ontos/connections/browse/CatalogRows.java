package app.ontos.connections.browse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one statement and reads its rows. */
final class CatalogRows {
  private CatalogRows() {}

  /** Gives a statement its parameters. */
  interface Parameters {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Makes a value of the row at hand. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> select(
      Connection connection, String sql, Parameters parameters, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      List<T> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(reader.read(rows));
        }
      }
      return values;
    }
  }

  /**
   * What belongs to each of some relations, in the statement's order.
   *
   * @param sql takes the relations' oids as its only parameter, and tells in the column {@code
   *     relation} to which of them a row belongs
   */
  static <T> Map<Long, List<T>> byRelation(
      Connection connection, String sql, Collection<Long> relations, Reader<T> reader)
      throws SQLException {
    Array oids = connection.createArrayOf("int8", relations.toArray());
    List<Part<T>> parts =
        select(
            connection,
            sql,
            statement -> statement.setArray(1, oids),
            row -> new Part<>(row.getLong("relation"), reader.read(row)));
    return parts.stream().collect(groupingBy(Part::relation, mapping(Part::value, toList())));
  }

  private record Part<T>(long relation, T value) {}

  static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }
}
