package app.ontos.sql.parameters;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.sql.parameters.PlaceholderPlan.Placeholder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds a {@link PlaceholderPlan}. A placeholder whose inferred type reads its parameter's values
 * is taken as that. Any other is tried as its definition says: {@code SELECT :n} infers text but
 * takes a bigint as well, {@code WHERE bigint_column = :text} takes no text either way.
 */
final class PlaceholderPlanner {
  /**
   * PostgreSQL documentation, appendix A: indeterminate_datatype, ambiguous_parameter,
   * ambiguous_function, undefined_function (operators too), datatype_mismatch, cannot_coerce,
   * wrong_object_type (no array after ANY).
   */
  private static final Set<String> ABOUT_TYPES =
      Set.of("42P18", "42P08", "42725", "42883", "42804", "42846", "42809");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$([0-9]{1,5})");

  private final Describer server;
  private final String pointer;
  private final Set<Integer> asDefined = new TreeSet<>();

  PlaceholderPlanner(Describer server, String pointer) {
    this.server = server;
    this.pointer = pointer;
  }

  PlaceholderPlan plan() throws SQLException {
    List<String> types = inferred();
    Set<Integer> suspects = suspects(types);
    while (!suspects.isEmpty()) {
      accept(suspects, types);
      types = inferred();
      suspects = suspects(types);
    }
    return new PlaceholderPlan(placeholders(types));
  }

  /** The types of all placeholders; those that the server can't infer are set as defined. */
  private List<String> inferred() throws SQLException {
    while (true) {
      try {
        return server.types(asDefined);
      } catch (SQLException e) {
        if (!isAboutTypes(e)) {
          throw e;
        }
        OptionalInt undetermined = undetermined(e);
        if (undetermined.isEmpty()) {
          return allAsDefined(e);
        }
        refuseUnlessBuiltIn(undetermined.getAsInt());
        asDefined.add(undetermined.getAsInt());
      }
    }
  }

  private List<String> allAsDefined(SQLException inferring) throws SQLException {
    Set<Integer> all =
        IntStream.range(0, server.placeholders())
            .filter(i -> server.definition(i).type().scalar().isBuiltIn())
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    if (asDefined.containsAll(all)) {
      throw inferring;
    }
    try {
      List<String> types = server.types(all);
      asDefined.addAll(all);
      return types;
    } catch (SQLException e) {
      if (isAboutTypes(e)) {
        throw inferring;
      }
      throw e;
    }
  }

  private Set<Integer> suspects(List<String> types) {
    return IntStream.range(0, types.size())
        .filter(i -> !asDefined.contains(i))
        .filter(i -> !ServerTypes.reads(types.get(i), server.definition(i).type()))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tries each alone, so that one at fault does not blame the others. */
  private void accept(Set<Integer> suspects, List<String> types) throws SQLException {
    Map<String, FieldError> faults = new LinkedHashMap<>();
    Set<Integer> accepted = new TreeSet<>();
    for (int suspect : suspects) {
      if (isTakenAsDefined(suspect)) {
        accepted.add(suspect);
      } else {
        FieldError fault = mismatch(server.definition(suspect), types.get(suspect));
        faults.putIfAbsent(fault.pointer(), fault);
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(new ArrayList<>(faults.values())).asException();
    }
    asDefined.addAll(accepted);
  }

  private boolean isTakenAsDefined(int placeholder) throws SQLException {
    if (!server.definition(placeholder).type().scalar().isBuiltIn()) {
      return false;
    }
    Set<Integer> tried = new TreeSet<>(asDefined);
    tried.add(placeholder);
    try {
      return !server.types(tried).isEmpty();
    } catch (SQLException e) {
      if (isAboutTypes(e)) {
        return false;
      }
      throw e;
    }
  }

  private FieldError mismatch(ParameterDefinition definition, String serverType) {
    return new FieldError(
        pointer(definition),
        "is declared as %s, but the statement takes %s there"
            .formatted(definition.type().typeName(), ServerTypes.described(serverType)));
  }

  private void refuseUnlessBuiltIn(int placeholder) {
    ParameterDefinition definition = server.definition(placeholder);
    if (!definition.type().scalar().isBuiltIn()) {
      String type = definition.type().typeName();
      FieldError fault =
          new FieldError(
              pointer(definition),
              "can't be told from where it is used: write :%s::%s"
                  .formatted(definition.name(), type));
      throw Problem.invalidFields(List.of(fault)).asException();
    }
  }

  private String pointer(ParameterDefinition definition) {
    return pointer + "/" + definition.name() + "/type";
  }

  private List<Placeholder> placeholders(List<String> types) {
    return IntStream.range(0, server.placeholders())
        .mapToObj(i -> new Placeholder(server.definition(i).name(), type(i, types.get(i))))
        .toList();
  }

  private Optional<String> type(int placeholder, String inferred) {
    return asDefined.contains(placeholder)
        ? Optional.of(server.definition(placeholder).type().serverName())
        : Optional.of(inferred).filter(ServerTypes::isKnownToTheDriver);
  }

  private static boolean isAboutTypes(SQLException e) {
    return e.getSQLState() != null && ABOUT_TYPES.contains(e.getSQLState());
  }

  /** The placeholder that the message names, whatever its language, unless it is set already. */
  private OptionalInt undetermined(SQLException e) {
    if (e instanceof PSQLException error && "42P18".equals(e.getSQLState())) {
      ServerErrorMessage message = error.getServerErrorMessage();
      Matcher matcher =
          PLACEHOLDER.matcher(message == null ? "" : String.valueOf(message.getMessage()));
      if (matcher.find()) {
        int placeholder = Integer.parseInt(matcher.group(1)) - 1;
        boolean ours = placeholder >= 0 && placeholder < server.placeholders();
        return ours && !asDefined.contains(placeholder)
            ? OptionalInt.of(placeholder)
            : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
