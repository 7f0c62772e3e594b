package app.ontos.testruns.webhook;

import app.ontos.shared.db.Ids;
import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.secrets.SealedSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What is to be told, and what became of it; those of a turn are added by the turn itself. */
@ApplicationScoped
class DeliveryStore {
  /** Of each webhook; the oldest that have ended go. */
  private static final int MOST_KEPT = 100;

  private static final String SELECT =
      """
      select id, event, state, attempts, next_attempt_at, status, error, created_at, ended_at
      from contract_webhook_delivery""";

  private static final String ADD_TEST =
      """
      insert into contract_webhook_delivery (id, webhook_id, event, body, state, next_attempt_at,
        created_at)
      select :id, w.id, 'test', cast(jsonb_build_object('event', 'test', 'deliveryId', :id,
        'dataContractId', w.data_contract_id) as text), 'pending', now(), now()
      from contract_webhook w where w.id = :webhook and w.data_contract_id = :contract
      returning id, event, state, attempts, next_attempt_at, status, error, created_at, ended_at""";

  /** The attempt counts from here on, whatever becomes of it. */
  private static final String TAKE =
      """
      with due as (
        select id from contract_webhook_delivery
        where state = 'pending' and next_attempt_at <= now()
          and (leased_until is null or leased_until < now())
        order by next_attempt_at limit 1 for update skip locked)
      update contract_webhook_delivery d
      set attempts = attempts + 1, leased_until = now() + interval '60 seconds'
      from due, contract_webhook w join contract_webhook_secret s on s.webhook_id = w.id
      where d.id = due.id and w.id = d.webhook_id
      returning d.id, d.webhook_id, d.event, d.body, d.attempts, w.url, w.enabled, s.sealed""";

  private static final String NEXT =
      """
      select min(greatest(next_attempt_at, leased_until)) from contract_webhook_delivery
      where state = 'pending'""";

  private static final String SETTLE =
      """
      with settled as (
        update contract_webhook_delivery
        set state = :state, status = cast(:status as int), error = :error, leased_until = null,
          next_attempt_at = now() + make_interval(secs => :pause),
          ended_at = case when :state <> 'pending' then now() end
        where id = :id and attempts = :attempts and state = 'pending'
        returning webhook_id)
      delete from contract_webhook_delivery old using settled
      where old.webhook_id = settled.webhook_id and old.state <> 'pending' and old.id not in (
        select newest.id from contract_webhook_delivery newest
        where newest.webhook_id = settled.webhook_id
        order by newest.created_at desc, newest.id desc limit :most)""";

  private final Jdbi jdbi;

  DeliveryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static Collection<Delivery> collection(UUID contract, UUID webhook) {
    return new Collection<>(
        WebhookStore.path(contract) + "/" + webhook + "/deliveries",
        List.of(
            new SortOrder<>(
                "createdAt", "created_at", "timestamptz", d -> d.createdAt().toString())),
        true,
        Set.of(),
        Delivery::id);
  }

  Page<Delivery> list(UUID webhook, PageRequest<Delivery> request) {
    return new PageQuery<>(request, SELECT)
        .where("webhook_id = :webhook", Map.of("webhook", webhook))
        .run(jdbi, DeliveryStore::delivery);
  }

  /** Adds one that only tries the way; empty without such a webhook. */
  Optional<Delivery> addTest(UUID contract, UUID webhook) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ADD_TEST)
                .bind("id", Ids.next())
                .bind("webhook", webhook)
                .bind("contract", contract)
                .map(DeliveryStore::delivery)
                .findOne());
  }

  /**
   * One that is to be attempted now, by whoever took it.
   *
   * @param attempts with this one
   */
  record Due(
      UUID id,
      UUID webhook,
      String event,
      String body,
      int attempts,
      String url,
      boolean enabled,
      SealedSecret sealed) {}

  Optional<Due> take() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TAKE)
                .map(
                    (row, context) ->
                        new Due(
                            Rows.id(row, "id"),
                            Rows.id(row, "webhook_id"),
                            row.getString("event"),
                            row.getString("body"),
                            row.getInt("attempts"),
                            row.getString("url"),
                            row.getBoolean("enabled"),
                            new SealedSecret(row.getString("sealed"))))
                .findOne());
  }

  /** When the next is to be taken; empty if none waits. */
  Optional<Instant> next() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant));
  }

  /** What became of an attempt: {@code pending} again, after a pause, or the end. */
  record Attempt(String state, Optional<Integer> status, Optional<String> error, Duration pause) {}

  void settle(Due due, Attempt attempt) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SETTLE)
                .bind("id", due.id())
                .bind("attempts", due.attempts())
                .bind("state", attempt.state())
                .bind("status", attempt.status().orElse(null))
                .bind("error", attempt.error().orElse(null))
                .bind("pause", attempt.pause().toMillis() / 1000.0)
                .bind("most", MOST_KEPT)
                .execute());
  }

  private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
    String state = row.getString("state");
    return new Delivery(
        Rows.id(row, "id"),
        row.getString("event"),
        state,
        row.getInt("attempts"),
        Optional.of(Rows.instant(row, "next_attempt_at")).filter(at -> state.equals("pending")),
        Optional.ofNullable(row.getObject("status", Integer.class)),
        Rows.optionalText(row, "error"),
        Rows.instant(row, "created_at"),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
