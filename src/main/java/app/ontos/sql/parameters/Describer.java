package app.ontos.sql.parameters;

import app.ontos.sql.guard.DriverText;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the server of which types it takes a statement's placeholders to be. */
final class Describer {
  private final Connection connection;
  private final DriverText text;
  private final Map<String, ParameterDefinition> definitions;

  Describer(Connection connection, DriverText text, List<ParameterDefinition> definitions) {
    this.connection = connection;
    this.text = text;
    this.definitions =
        definitions.stream()
            .collect(Collectors.toMap(ParameterDefinition::name, Function.identity()));
  }

  int placeholders() {
    return text.parameters().size();
  }

  /** The definition of a placeholder's parameter. */
  ParameterDefinition definition(int placeholder) {
    String name = text.parameters().get(placeholder);
    return Optional.ofNullable(definitions.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("The parameter %s is not defined".formatted(name)));
  }

  /**
   * The driver's names of the types of all placeholders, from 0.
   *
   * @param asDefined the placeholders about which the server is told; the others it infers
   * @throws SQLException also where it can't infer one
   */
  List<String> types(Set<Integer> asDefined) throws SQLException {
    if (connection.getAutoCommit()) {
      return ask(asDefined);
    }
    Savepoint before = connection.setSavepoint();
    try {
      List<String> types = ask(asDefined);
      connection.releaseSavepoint(before);
      return types;
    } catch (SQLException e) {
      connection.rollback(before);
      throw e;
    }
  }

  private List<String> ask(Set<Integer> asDefined) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
      for (int i : asDefined) {
        Optional<String> type = Optional.of(definition(i).type().serverName());
        PlaceholderPlan.bind(statement, i + 1, type, Optional.empty());
      }
      ParameterMetaData described = statement.getParameterMetaData();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= placeholders(); i++) {
        types.add(described.getParameterTypeName(i));
      }
      return types;
    }
  }
}
