package app.ontos.shared.page;

import app.ontos.shared.db.SearchWords;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The one statement that reads a page: a feature's own select, with the conditions that were asked
 * for, the keyset condition, the order and the limit. Conditions are constants of the code; values
 * are always bound. Not for use by several threads.
 */
public final class PageQuery<T> {
  private final PageRequest<T> request;
  private final String select;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * @param request what was asked
   * @param select {@code select … from …} without a where clause, the table's id column named id
   */
  public PageQuery(PageRequest<T> request, String select) {
    this.request = request;
    this.select = select;
  }

  /** Adds the condition if there is a value for its only parameter. */
  public PageQuery<T> where(String condition, String parameter, Optional<?> value) {
    value.ifPresent(
        present -> {
          conditions.add(condition);
          values.put(parameter, present);
        });
    return this;
  }

  /** Adds a condition that always holds, with its parameters. */
  public PageQuery<T> where(String condition, Map<String, ?> parameters) {
    conditions.add(condition);
    return binding(parameters);
  }

  /** Adds a condition that always holds; its parameters are bound by {@link #binding}. */
  public PageQuery<T> where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Binds parameters of the select itself, or of conditions. */
  public PageQuery<T> binding(Map<String, ?> parameters) {
    values.putAll(parameters);
    return this;
  }

  /**
   * Adds a search of the {@code q} parameter in a column of type tsvector, by whole beginnings of
   * words.
   */
  public PageQuery<T> searchingWords(String column) {
    Optional<String> words = request.filter("q").map(SearchWords::query);
    return where(column + " @@ cast(:q as tsquery)", "q", words);
  }

  /** Adds a search of the {@code q} parameter in a text expression, whatever the case. */
  public PageQuery<T> searching(String textExpression) {
    Optional<String> pattern =
        request
            .filter("q")
            .map(text -> "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
    return where(textExpression + " ilike :q", "q", pattern);
  }

  /** Runs it: one round trip, one row more than the limit to see whether there are more. */
  public Page<T> run(Jdbi jdbi, RowMapper<T> mapper) {
    SortOrder<T> sort = request.sort();
    String direction = request.descending() ? "desc" : "asc";
    request
        .after()
        .ifPresent(
            cursor -> {
              conditions.add(
                  "(%s, id) %s (cast(:afterKey as %s), :afterId)"
                      .formatted(sort.column(), request.descending() ? "<" : ">", sort.type()));
              values.put("afterKey", cursor.key());
              values.put("afterId", cursor.id());
            });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String sql =
        "%s%s order by %s %s, id %s limit :limit"
            .formatted(select, where, sort.column(), direction, direction);
    try {
      return request.page(read(jdbi, sql, mapper));
    } catch (UnableToExecuteStatementException e) {
      // Class 22: the key of a cursor that somebody made up does not cast to the column's type.
      if (request.after().isPresent() && SqlState.of(e).startsWith("22")) {
        throw ProblemType.MALFORMED_REQUEST.because(
            "The cursor is not one of this query; start without it");
      }
      throw e;
    }
  }

  private List<T> read(Jdbi jdbi, String sql, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle -> {
          Query query = handle.createQuery(sql).bind("limit", request.limit() + 1);
          values.forEach(query::bind);
          return query.map(mapper).list();
        });
  }
}
