package app.ontos.shared.idempotency;

import app.ontos.shared.db.SqlState;
import app.ontos.shared.db.Violations;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The statement that creates a record, in two forms: as it is, and for a client that gave an
 * idempotency key. The second also keeps the record's image for a day, and answers it to every
 * retry instead of creating another.
 *
 * @param plain without a key
 * @param once with a key
 */
public record Creation(String plain, String once) {
  private static final String PLAIN =
      """
      with first as (select),
      %2$s
      select %1$s from after
      """;

  /**
   * Only a request that finds no result asks for the lock, so that retries never wait for each
   * other nor refuse each other. What the key has kept for over a day goes before it keeps another:
   * counting makes it so.
   */
  private static final String ONCE =
      """
      with found as materialized (
        select principal, route, key, image, body_digest = decode(:keyDigest, 'hex') as same_body,
          created_at > now() - interval '24 hours' as fresh
        from idempotency_key
        where principal = :keyPrincipal and route = :keyRoute and key = :keyText),
      kept as (select image, same_body from found where fresh),
      turn as materialized (
        select pg_try_advisory_xact_lock(
          hashtextextended(:keyPrincipal || ' ' || :keyRoute || ' ' || :keyText, 0)) as taken
        where not exists (select from kept)),
      first as (select from turn where taken),
      expired as (
        delete from idempotency_key old using found, first
        where not found.fresh and old.principal = found.principal and old.route = found.route
          and old.key = found.key
        returning old.key),
      %2$s,
      stored as (
        insert into idempotency_key (principal, route, key, body_digest, image, created_at)
        select :keyPrincipal, :keyRoute, :keyText, decode(:keyDigest, 'hex'), to_jsonb(after), now()
        from after
        where (select count(*) from expired) >= 0)
      select coalesce((select same_body from kept), true) as same_body,
        coalesce((select taken from turn), true) as taken, record.*
      from (values (1)) as always left join (
        select %1$s from after
        union all
        select %1$s from kept cross join jsonb_to_record(kept.image) as image (%3$s)
      ) as record on true
      """;

  private static final String BEFORE = "before_creation";

  private static final Problem IN_FLIGHT =
      ProblemType.REQUEST_IN_FLIGHT.because("Wait for the first request, then retry").problem();

  /** Another request's result that even a second look came too early for. */
  private static final Violations LOST =
      new Violations(Map.of("idempotency_key_unique", IN_FLIGHT));

  /**
   * Makes both from a feature's part.
   *
   * @param columns the record's
   * @param types the same columns, each with its type, to read them from a stored image
   * @param expressions common table expressions: {@code after} inserts the record, {@code from
   *     first}, which has a row unless there is a result already, and returns the columns
   */
  public static Creation of(String columns, String types, String expressions) {
    return new Creation(
        PLAIN.formatted(columns, expressions), ONCE.formatted(columns, expressions, types));
  }

  /**
   * Creates the record, or reads the one that the key's first request created.
   *
   * @param values binds the feature's own parameters
   * @throws app.ontos.shared.problem.ProblemException 409 while the first request runs, 422 if it
   *     had another body
   */
  public <T> T run(
      Jdbi jdbi, Optional<IdempotencyKey> key, UnaryOperator<Query> values, RowMapper<T> mapper) {
    return key.map(present -> runOnce(jdbi, present, values, mapper))
        .orElseGet(
            () ->
                jdbi.withHandle(
                    handle -> values.apply(handle.createQuery(plain)).map(mapper).one()));
  }

  /**
   * The first request may commit between this one's snapshot and its lock. What this one sees of it
   * then is a violation, and not only of the key: the record's name, say, is taken, by the same
   * record. A new snapshot has the result; if there is none, the violation stands.
   */
  private <T> T runOnce(
      Jdbi jdbi, IdempotencyKey key, UnaryOperator<Query> values, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle -> {
          boolean inTransaction = handle.isInTransaction();
          if (inTransaction) {
            handle.savepoint(BEFORE);
          }
          try {
            return attempt(handle, key, values, mapper);
          } catch (UnableToExecuteStatementException e) {
            if (!SqlState.isIntegrityViolation(e)) {
              throw e;
            }
            if (inTransaction) {
              handle.rollbackToSavepoint(BEFORE);
            }
            return LOST.explain(() -> attempt(handle, key, values, mapper));
          }
        });
  }

  private <T> T attempt(
      Handle handle, IdempotencyKey key, UnaryOperator<Query> values, RowMapper<T> mapper) {
    return values
        .apply(handle.createQuery(once))
        .bind("keyPrincipal", key.principal())
        .bind("keyRoute", key.route())
        .bind("keyText", key.text())
        .bind("keyDigest", key.digest())
        .map(outcome(mapper))
        .one();
  }

  private static <T> RowMapper<T> outcome(RowMapper<T> mapper) {
    return (row, context) -> {
      if (!row.getBoolean("same_body")) {
        throw ProblemType.KEY_REUSED.because("The first request had another body");
      }
      if (!row.getBoolean("taken")) {
        throw IN_FLIGHT.asException();
      }
      return mapper.map(row, context);
    };
  }
}
