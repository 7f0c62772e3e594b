package app.ontos.testruns.webhook;

import app.ontos.lakebase.DatabaseConnector;
import app.ontos.lakebase.DatabaseState;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.SecretUnreadable;
import app.ontos.testruns.ContractTurned;
import app.ontos.testruns.DatabaseAway;
import app.ontos.testruns.TestRunSettings;
import app.ontos.testruns.webhook.DeliveryStore.Attempt;
import app.ontos.testruns.webhook.DeliveryStore.Due;
import app.ontos.workspace.BoundedPost;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes deliveries: one after the other, each within ten seconds, each attempt by one instance. One
 * that does not succeed is tried again after a pause that grows threefold, {@value #MOST_ATTEMPTS}
 * times in all.
 */
@ApplicationScoped
class DeliverWebhooks {
  private static final Logger LOG = Logger.getLogger(DeliverWebhooks.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 8;
  private static final int MOST_AT_ONCE = 20;
  private static final int LONGEST_ERROR = 500;

  private final DeliveryStore store;
  private final WebhookSecrets secrets;
  private final TestRunSettings settings;
  private final DatabaseConnector database;
  private final BoundedPost post;
  private final Clock clock = Clock.systemUTC();
  private volatile Instant nextLook = Instant.MIN;

  DeliverWebhooks(
      DeliveryStore store,
      WebhookSecrets secrets,
      OutboundPolicy outbound,
      TestRunSettings settings,
      DatabaseConnector database) {
    this.store = store;
    this.secrets = secrets;
    this.settings = settings;
    this.database = database;
    this.post = new BoundedPost(TIMEOUT, outbound::checkAddress);
  }

  void turned(@Observes ContractTurned turn) {
    soon();
  }

  /** There is something to be told. */
  void soon() {
    nextLook = Instant.MIN;
  }

  @Scheduled(
      every = "${ontos.test-runs.tick:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook) || !(database.state() instanceof DatabaseState.Ready)) {
      return;
    }
    nextLook = now.plus(settings.look()); // before it looks, so that no turn is missed
    try {
      deliver();
    } catch (RuntimeException e) {
      if (!DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("Webhooks wait for the next turn: %s", e.getMessage());
      soon();
    }
  }

  private void deliver() {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      Optional<Due> due = store.take();
      if (due.isEmpty()) {
        break;
      }
      store.settle(due.get(), attempt(due.get()));
    }
    store.next().filter(next -> next.isBefore(nextLook)).ifPresent(next -> nextLook = next);
  }

  private Attempt attempt(Due due) {
    if (!due.enabled()) {
      return failed(Optional.empty(), "The webhook is disabled");
    }
    long seconds = clock.instant().getEpochSecond();
    try {
      int status =
          post.send(
              URI.create(due.url()),
              Map.of(
                  "Ontos-Event",
                  due.event(),
                  "Ontos-Delivery",
                  due.id().toString(),
                  "Ontos-Timestamp",
                  Long.toString(seconds),
                  "Ontos-Signature",
                  secrets.sign(due.webhook(), due.sealed(), seconds, due.body())),
              due.body());
      return status >= 200 && status <= 299
          ? new Attempt("delivered", Optional.of(status), Optional.empty(), Duration.ZERO)
          : again(due, Optional.of(status), "It was answered with " + status);
    } catch (IOException e) {
      return again(due, Optional.empty(), String.valueOf(e.getMessage()));
    } catch (SecretUnreadable e) {
      return failed(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private Attempt again(Due due, Optional<Integer> status, String error) {
    if (due.attempts() >= MOST_ATTEMPTS) {
      return failed(status, error);
    }
    long factor = Math.round(Math.pow(3, due.attempts() - 1.0));
    return new Attempt(
        "pending", status, Optional.of(cut(error)), settings.webhookPause().multipliedBy(factor));
  }

  private static Attempt failed(Optional<Integer> status, String error) {
    return new Attempt("failed", status, Optional.of(cut(error)), Duration.ZERO);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
