package app.ontos.bulk;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads what an export holds, some hundred rows at a time, and finds records by their names. */
@ApplicationScoped
class ReadStore {
  private static final int FETCH_SIZE = 200;

  /** An import asks for names to compare them, and shows none. */
  private static final Map<String, Object> ALL_NAMED =
      Map.of("domains_named", true, "teams_named", true, "projects_named", true);

  private final Jdbi jdbi;

  ReadStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A contract's or product's document. */
  record StoredDocument(String id, String version, String json) {}

  /** Takes what is read. */
  interface Sink<T> {
    void take(T row) throws IOException;
  }

  /** Work that writes what it reads. */
  interface Reading {
    void run() throws IOException;
  }

  /** Everything that the work reads is of one moment. */
  void inOneSnapshot(Reading reading) throws IOException {
    jdbi.useTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          try {
            reading.run();
          } finally {
            handle.rollback();
          }
        });
  }

  /** The records of a kind as JSON. */
  void records(RecordSql.Form form, Caller caller, Sink<String> sink) throws IOException {
    each(form.all(), caller, (row, context) -> row.getString("json"), sink);
  }

  void documents(String sql, Caller caller, Sink<StoredDocument> sink) throws IOException {
    each(
        sql,
        caller,
        (row, context) ->
            new StoredDocument(
                row.getString("id"), row.getString("version"), row.getString("document_text")),
        sink);
  }

  /** The record with a key, as JSON. */
  Optional<String> record(RecordSql.Form form, String key, String version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(form.one())
                .bind("key", key)
                .bind("version", version)
                .bindMap(ALL_NAMED)
                .configure(
                    SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .map((row, context) -> row.getString("json"))
                .findFirst());
  }

  /** The ids of records by their keys; keys that nothing has are left out. */
  Map<String, UUID> ids(String sql, List<String> keys) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> Map.entry(row.getString("key"), Rows.id(row, "id")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The id of a version of a contract or a product. */
  Optional<UUID> version(String sql, String id, String version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("key", id)
                .bind("version", version)
                .map((row, context) -> Rows.id(row, "id"))
                .findOne());
  }

  /** Whether a concept is linked to something already. */
  boolean isLinked(String concept, String entityType, String entityId, String path) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NameStore.IS_LINKED)
                .bind("concept", concept)
                .bind("entityType", entityType)
                .bind("entityId", entityId)
                .bind("path", path)
                .mapTo(Boolean.class)
                .one());
  }

  private static Map<String, Object> rights(Caller caller) {
    Map<String, Object> rights =
        new HashMap<>(new RecordAccess(caller, Feature.DATA_CONTRACTS).values());
    rights.putAll(new RecordAccess(caller, Feature.DATA_PRODUCTS).values(RecordSql.OF_PRODUCTS));
    rights.put("domains_named", caller.may(Feature.DATA_DOMAINS, AccessLevel.READ));
    rights.put("teams_named", caller.may(Feature.TEAMS, AccessLevel.READ));
    rights.put("projects_named", caller.may(Feature.PROJECTS, AccessLevel.READ));
    return rights;
  }

  private <T> void each(String sql, Caller caller, RowMapper<T> mapper, Sink<T> sink)
      throws IOException {
    Map<String, Object> rights = rights(caller);
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(sql)
                  .configure(
                      SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                  .bindMap(rights)
                  .setFetchSize(FETCH_SIZE)
                  .map(mapper)
                  .forEach(
                      row -> {
                        try {
                          sink.take(row);
                        } catch (IOException e) {
                          throw new UncheckedIOException(e);
                        }
                      }));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }
}
