package app.ontos.sql;

import app.ontos.sql.run.RunLimits;
import app.ontos.web.DocumentPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a page shows of a definition, be it one that may not run any more: texts as its author wrote
 * them, empty where nothing is said.
 *
 * @param mode read or write
 * @param parameters in the order in which the statement uses them
 */
record DefinitionSheet(
    String sql,
    String mode,
    List<ParameterSheet> parameters,
    String maxRows,
    String maxBytes,
    String maxSeconds,
    String cacheSeconds,
    List<String> roles,
    List<String> environments) {

  /** That of a query which is yet to be written. */
  static final DefinitionSheet NONE = of(MissingNode.getInstance());

  DefinitionSheet {
    parameters = List.copyOf(parameters);
    roles = List.copyOf(roles);
    environments = List.copyOf(environments);
  }

  static DefinitionSheet of(JsonNode definition) {
    DocumentPart part = new DocumentPart(definition);
    String sql = part.text("sql");
    return new DefinitionSheet(
        sql,
        part.text("mode").equals("write") ? "write" : "read",
        parameters(sql, definition.path("parameters")),
        part.text("maxRows"),
        part.text("maxBytes"),
        part.text("maxSeconds"),
        part.text("cacheSeconds"),
        part.texts("roles"),
        part.texts("environments"));
  }

  private static List<ParameterSheet> parameters(String sql, JsonNode defined) {
    Set<String> unused = new TreeSet<>();
    defined.fieldNames().forEachRemaining(unused::add);
    List<String> used = StatementCheck.parameters(sql).stream().filter(unused::remove).toList();
    return Stream.concat(used.stream(), unused.stream())
        .map(name -> ParameterSheet.of(name, defined.path(name)))
        .toList();
  }

  /** How far a run may go, in words. */
  public String limits() {
    return "%s rows, %s bytes, %s seconds"
        .formatted(
            grouped(maxRows, RunLimits.USUAL_ROWS),
            grouped(maxBytes, RunLimits.USUAL_BYTES),
            grouped(maxSeconds, RunLimits.USUAL_SECONDS));
  }

  private static String grouped(String said, int usual) {
    return String.format(Locale.ENGLISH, "%,d", said.isEmpty() ? usual : Integer.parseInt(said));
  }

  /** Whether it may change something. */
  public boolean writes() {
    return mode.equals("write");
  }
}
