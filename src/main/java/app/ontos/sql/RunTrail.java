package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.sql.run.Run;
import app.ontos.sql.run.RunOutcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps who ran what where, and what came of it. A run that may change something is written down
 * before it starts, so that even one that nobody survived is known of.
 */
@ApplicationScoped
class RunTrail {
  /** The outcome of a run that has not ended, or whose end nobody was there to write down. */
  static final String STARTED = "started";

  static final String SUCCEEDED = "succeeded";

  private final RunStore store;
  private final ObjectMapper json;

  RunTrail(RunStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  /** A run is about to start. */
  void begin(Run run, Optional<QueryVersion> query, Author author) {
    if (run.writes()) {
      store.insert(row(run, query, author, STARTED, Optional.empty()));
    }
  }

  /**
   * It has ended.
   *
   * @param outcome {@code succeeded}, or the code of what went wrong
   */
  void end(
      Run run,
      Optional<QueryVersion> query,
      Author author,
      String outcome,
      Optional<RunOutcome> result) {
    QueryRun row = row(run, query, author, outcome, result);
    if (run.writes()) {
      store.finish(row);
    } else {
      store.insert(row);
    }
  }

  private QueryRun row(
      Run run,
      Optional<QueryVersion> query,
      Author author,
      String outcome,
      Optional<RunOutcome> result) {
    return new QueryRun(
        run.id(),
        query.map(QueryVersion::queryId),
        query.map(QueryVersion::version),
        run.target().connectionId(),
        run.target().name(),
        author.principal(),
        author.requestId(),
        hash(run.statement().text().server()),
        parameters(run),
        Optional.empty(),
        result.map(RunOutcome::durationMillis),
        result.map(RunOutcome::rows),
        result.map(RunOutcome::affectedRows),
        outcome);
  }

  private String parameters(Run run) {
    try {
      return json.writeValueAsString(run.values().forAudit());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that can't be written as JSON", e);
    }
  }

  private static String hash(String statement) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(statement.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
