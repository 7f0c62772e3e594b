package app.ontos.sql.parameters;

import app.ontos.sql.guard.DriverText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PGobject;

/**
 * How each placeholder of a statement is bound on a server: as the type that the server infers from
 * the context or, where it can't, or the definition's type makes for another operator, as the
 * definition's type. A type that the driver doesn't know by itself is left to be inferred each
 * time; any other is named, because the driver can then send the statement together with others.
 *
 * <p>It holds for one statement and one state of the server's schema; it keeps no connection, never
 * changes, and may be used by several threads.
 */
public final class PlaceholderPlan {
  private final List<Placeholder> placeholders;

  PlaceholderPlan(List<Placeholder> placeholders) {
    this.placeholders = List.copyOf(placeholders);
  }

  /**
   * One of them.
   *
   * @param name of its parameter
   * @param type the server's name of the type that it is bound as; empty where the server infers it
   */
  record Placeholder(String name, Optional<String> type) {}

  /**
   * Asks the server, which runs nothing, how it takes the parameters. Within a transaction it may
   * take savepoints, so that the transaction lives on.
   *
   * @param definitions of all parameters in the text
   * @param pointer where the definitions are in the body, {@code /parameters}
   * @throws app.ontos.shared.problem.ProblemException for every parameter whose type doesn't fit
   * @throws SQLException as the server reports it, if the statement is wrong for another reason
   */
  public static PlaceholderPlan describe(
      Connection connection, DriverText text, List<ParameterDefinition> definitions, String pointer)
      throws SQLException {
    return new PlaceholderPlanner(new Describer(connection, text, definitions), pointer).plan();
  }

  /**
   * Binds every placeholder.
   *
   * @param statement prepared from a text that has {@link DriverText#jdbc()} of the statement that
   *     was described
   * @param first the number of its first placeholder there, from 1
   */
  public void bind(PreparedStatement statement, int first, ParameterValues values)
      throws SQLException {
    for (int i = 0; i < placeholders.size(); i++) {
      Placeholder placeholder = placeholders.get(i);
      bind(statement, first + i, placeholder.type(), values.literal(placeholder.name()));
    }
  }

  /** How many placeholders the statement has. */
  public int count() {
    return placeholders.size();
  }

  /** How many characters the values have that are sent. */
  public int length(ParameterValues values) {
    int length = 0;
    for (Placeholder placeholder : placeholders) {
      length += values.literal(placeholder.name()).map(String::length).orElse(0);
    }
    return length;
  }

  static void bind(
      PreparedStatement statement, int number, Optional<String> type, Optional<String> literal)
      throws SQLException {
    if (type.isEmpty() && literal.isPresent()) {
      statement.setObject(number, literal.get(), Types.OTHER);
    } else if (literal.isPresent()) {
      PGobject value = new PGobject();
      value.setType(type.get());
      value.setValue(literal.get());
      statement.setObject(number, value);
    } else if (type.isPresent()) {
      statement.setNull(number, Types.OTHER, type.get());
    } else {
      statement.setNull(number, Types.OTHER);
    }
  }

  @Override
  public String toString() {
    return "PlaceholderPlan" + placeholders;
  }
}
