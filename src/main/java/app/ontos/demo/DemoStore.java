package app.ontos.demo;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Remembers which records came with the demo data, and takes them out: all or none. */
@ApplicationScoped
class DemoStore {
  static final String SHOP = "ontos_demo_shop";

  /** Where each kind of record is kept; what names others stands before what is named. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("semantic-link", "semantic_link"),
          new Kind("query", "query"),
          new Kind("data-product", "data_product"),
          new Kind("data-contract", "data_contract"),
          new Kind("connection", "connection"),
          new Kind("concept", "concept"),
          new Kind("glossary", "glossary"),
          new Kind("project", "project"),
          new Kind("team", "team"),
          new Kind("data-domain", "data_domain"));

  /** The concepts of an imported glossary have no events of their own. */
  private static final String REMEMBER =
      """
      with made as (
        select entity_type, entity_id from audit_event
        where request_id = :request and action = 'created' and entity_type = any(:types)
          and occurred_at > now() - interval '1 hour')
      insert into demo_record (entity_type, entity_id)
      select entity_type, entity_id from made
      union
      select 'concept', concept.id
      from made join concept on concept.glossary_id = made.entity_id""";

  /** The younger first: what is below something was made after it. */
  private static final String REMEMBERED =
      "select entity_id from demo_record where entity_type = :type order by entity_id desc";

  /** Relations among the demo's own concepts, which would hold each other in place. */
  private static final List<String> UNTIE =
      List.of(untie("concept_broader", "broader_id"), untie("concept_related", "related_id"));

  /** A kind of record, and its table. */
  private record Kind(String type, String table) {
    /** The audit trail knows every record by a name, which a link has not. */
    String delete() {
      return """
          with before as (
            select %2$s.*%3$s from %2$s where id = :id for update),
          gone as (delete from %2$s where id in (select before.id from before) returning id),
          %1$s
          select count(*) from gone"""
          .formatted(
              AuditTrail.deleted(type),
              table,
              table.equals("semantic_link") ? ", path as name" : "");
    }
  }

  private final Jdbi jdbi;

  DemoStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from demo_record").mapTo(Long.class).one());
  }

  /** Does all of the work or nothing of it. */
  <T> T whole(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }

  /**
   * Makes the shop's tables.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 where somebody's schema has its name, or
   *     the service may not make one
   */
  void makeShop(String script) {
    try {
      jdbi.useHandle(handle -> handle.createScript(script).execute());
    } catch (UnableToExecuteStatementException e) {
      throw switch (SqlState.of(e)) {
        case SqlState.DUPLICATE_SCHEMA -> noShop("there is a schema of that name already");
        case SqlState.INSUFFICIENT_PRIVILEGE -> noShop("the service's user may not make a schema");
        default -> e;
      };
    }
  }

  private static RuntimeException noShop(String reason) {
    return ProblemType.CONFLICT.because(
        "The demo data need the schema %s, so nothing was added: %s".formatted(SHOP, reason));
  }

  /** Remembers what this author's request has made. */
  void remember(Author author) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(REMEMBER)
                .bind("request", author.requestId())
                .bindArray("types", String.class, KINDS.stream().map(Kind::type).toList())
                .execute());
  }

  /**
   * Takes all of it out. Where there is none, a schema with the shop's name is somebody else's and
   * stays.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 where another record refers to one of it
   */
  void remove(Author author) {
    try {
      jdbi.useTransaction(
          handle -> {
            UNTIE.forEach(handle::execute);
            KINDS.forEach(kind -> remove(handle, kind, author));
            if (handle.execute("delete from demo_record") > 0) {
              handle.execute("drop schema if exists " + SHOP + " cascade");
            }
          });
    } catch (UnableToExecuteStatementException e) {
      throw SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION) ? inUse(e) : e;
    }
  }

  private static void remove(Handle handle, Kind kind, Author author) {
    List<UUID> ids =
        handle
            .createQuery(REMEMBERED)
            .bind("type", kind.type())
            .map((row, context) -> Rows.id(row, "entity_id"))
            .list();
    for (UUID id : ids) {
      AuditTrail.bind(handle.createQuery(kind.delete()).bind("id", id), author)
          .mapTo(Long.class)
          .one();
    }
  }

  private static RuntimeException inUse(UnableToExecuteStatementException e) {
    return ProblemType.IN_USE.because(
        "A record of yours refers to one of the demo data (%s): change that first"
            .formatted(SqlState.constraint(e)));
  }

  private static String untie(String table, String other) {
    return """
        delete from %1$s
        where concept_id in (select entity_id from demo_record where entity_type = 'concept')
          and %2$s in (select entity_id from demo_record where entity_type = 'concept')"""
        .formatted(table, other);
  }
}
