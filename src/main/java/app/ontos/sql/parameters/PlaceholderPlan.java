package app.ontos.sql.parameters;

import app.ontos.sql.guard.DriverText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PGobject;

/**
 * How each placeholder of a statement is bound on a server. Most are left to the server's own
 * judgement: it infers a type from the context, and reads the value's text as that. Where it can't,
 * or the definition's type makes for another operator, the value is sent as the definition's type.
 *
 * <p>It holds for one statement and one state of the server's schema; it keeps no connection, never
 * changes, and may be used by several threads.
 */
public final class PlaceholderPlan {
  private final List<String> names;
  private final Set<Integer> asDefined;

  PlaceholderPlan(List<String> names, Set<Integer> asDefined) {
    this.names = List.copyOf(names);
    this.asDefined = Set.copyOf(asDefined);
  }

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
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<String> literal = values.literal(name);
      if (asDefined.contains(i)) {
        bindAs(statement, first + i, values.type(name), literal);
      } else if (literal.isPresent()) {
        statement.setObject(first + i, literal.get(), Types.OTHER);
      } else {
        statement.setNull(first + i, Types.OTHER);
      }
    }
  }

  static void bindAs(
      PreparedStatement statement, int placeholder, ParameterType type, Optional<String> literal)
      throws SQLException {
    if (literal.isEmpty()) {
      statement.setNull(placeholder, Types.OTHER, type.serverName());
      return;
    }
    PGobject value = new PGobject();
    value.setType(type.serverName());
    value.setValue(literal.get());
    statement.setObject(placeholder, value);
  }

  @Override
  public String toString() {
    return "PlaceholderPlan" + names + " as defined " + asDefined;
  }
}
