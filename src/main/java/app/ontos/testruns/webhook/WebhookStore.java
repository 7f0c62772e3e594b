package app.ontos.testruns.webhook;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.connections.StoredSecret;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import app.ontos.testruns.ContractAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Webhooks in PostgreSQL, with their sealed secrets beside them. */
@ApplicationScoped
class WebhookStore {
  private static final List<SortOrder<Webhook>> SORTS =
      List.of(
          new SortOrder<>("createdAt", "created_at", "timestamptz", w -> w.createdAt().toString()));

  private static final String COLUMNS =
      """
      id, data_contract_id, url, events, enabled, secret_updated_at, version, created_at, created_by,
      updated_at, updated_by""";

  /** The audit trail knows every record by a name. */
  private static final String AUDITED = COLUMNS + ", url as name";

  private static final String SELECT = "select " + COLUMNS + " from contract_webhook";

  private static final String TYPES =
      """
      id uuid, data_contract_id uuid, url text, events text[], enabled boolean,
      secret_updated_at timestamptz, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into contract_webhook (id, data_contract_id, url, events, enabled, position,
          secret_updated_at, version, created_at, created_by, updated_at, updated_by)
        select :id, :contract, :url, :events, :enabled,
          (select count(*) + 1 from contract_webhook where data_contract_id = :contract),
          now(), 1, now(), :actor, now(), :actor
        from first
        returning %s),
      kept_secret as (
        insert into contract_webhook_secret (webhook_id, sealed) select after.id, :sealed from after),
      %s"""
          .formatted(AUDITED, AuditTrail.created("contract-webhook"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String BEFORE =
      "with before as (select %s from contract_webhook where id = :id and data_contract_id = :contract for update),"
          .formatted(AUDITED);

  private static final String UPDATE =
      """
      %1$s
      after as (
        update contract_webhook
        set url = :url, events = :events, enabled = :enabled,
          secret_updated_at = case when cast(:sealed as text) is null then secret_updated_at
            else now() end,
          version = version + 1, updated_at = now(), updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %3$s),
      kept_secret as (
        update contract_webhook_secret set sealed = cast(:sealed as text)
        from after where webhook_id = after.id and cast(:sealed as text) is not null),
      %4$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AUDITED, AuditTrail.updated("contract-webhook"));

  private static final String DELETE =
      """
      %1$s
      gone as (
        delete from contract_webhook where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.deleted("contract-webhook"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "contract_webhook_contract_exists",
              ContractAccess.missing().problem(),
              "contract_webhook_most",
              ProblemType.CONFLICT
                  .because("The contract has as many webhooks as it may")
                  .problem()));

  private final Jdbi jdbi;

  WebhookStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where the webhooks of a contract are served. */
  static String path(UUID contract) {
    return "/api/v1/data-contracts/" + contract + "/webhooks";
  }

  static Collection<Webhook> collection(UUID contract) {
    return Collection.of(path(contract), Set.of(), Webhook::id, SORTS);
  }

  Webhook create(
      UUID contract,
      UUID id,
      NewWebhook webhook,
      SealedSecret sealed,
      Author author,
      Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, contract, id, webhook, Optional.of(sealed), author),
                WebhookStore::webhook));
  }

  Optional<Webhook> find(UUID contract, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id and data_contract_id = :contract")
                .bind("id", id)
                .bind("contract", contract)
                .map(WebhookStore::webhook)
                .findOne());
  }

  Page<Webhook> list(UUID contract, PageRequest<Webhook> request) {
    return new PageQuery<>(request, SELECT)
        .where("data_contract_id = :contract", Map.of("contract", contract))
        .run(jdbi, WebhookStore::webhook);
  }

  WriteOutcome<Webhook> replace(
      UUID contract,
      UUID id,
      IfMatch expected,
      NewWebhook webhook,
      Optional<SealedSecret> sealed,
      Author author) {
    return jdbi.withHandle(
        handle ->
            Writes.bind(
                    bind(handle.createQuery(UPDATE), contract, id, webhook, sealed, author),
                    expected)
                .map(Writes.outcome(WebhookStore::webhook))
                .one());
  }

  WriteOutcome<UUID> delete(UUID contract, UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(Writes.bind(handle.createQuery(DELETE), expected), author)
                .bind("id", id)
                .bind("contract", contract)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement,
      UUID contract,
      UUID id,
      NewWebhook webhook,
      Optional<SealedSecret> sealed,
      Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("contract", contract)
            .bind("url", webhook.url())
            .bindArray(
                "events", String.class, webhook.events().stream().map(WebhookEvent::text).toList())
            .bind("enabled", webhook.enabled())
            .bind("sealed", sealed.map(SealedSecret::text).orElse(null)),
        author);
  }

  private static Webhook webhook(ResultSet row, StatementContext context) throws SQLException {
    return new Webhook(
        Rows.id(row, "id"),
        Rows.id(row, "data_contract_id"),
        row.getString("url"),
        Rows.texts(row, "events").stream().map(WebhookEvent::stored).toList(),
        row.getBoolean("enabled"),
        new StoredSecret(true, Optional.of(Rows.instant(row, "secret_updated_at"))),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
