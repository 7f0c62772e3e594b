package app.ontos.lakebase;

import app.ontos.token.AccessToken;
import app.ontos.token.TokenFailure;
import app.ontos.token.TokenListener;
import app.ontos.token.TokenSnapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Writes the life of the database credential to the log and to the metrics; never the secret. */
@ApplicationScoped
class RotationTelemetry implements TokenListener {
  private static final Logger LOG = Logger.getLogger(RotationTelemetry.class);
  private static final String REFRESH = "ontos.database.token.refresh";

  private final MeterRegistry metrics;
  private final RecentFailures failures;
  private final Timer succeeded;
  private final Timer failed;

  RotationTelemetry(MeterRegistry metrics, RecentFailures failures) {
    this.metrics = metrics;
    this.failures = failures;
    succeeded = refresh("success");
    failed = refresh("failure");
  }

  /** From now on the gauges show this token; NaN while there is none. */
  void watch(Supplier<TokenSnapshot> token) {
    gauge("ontos.database.token.age", token, held -> seconds(held.age()));
    gauge("ontos.database.token.expiry", token, held -> seconds(held.expiresIn()));
  }

  @Override
  public void minted(AccessToken token, Duration took) {
    succeeded.record(took);
    LOG.infof(
        "A new database credential, good for %d s, took %d ms",
        token.lifetime().toSeconds(), took.toMillis());
  }

  @Override
  public void failed(TokenFailure failure, Duration took, Duration retryIn) {
    failed.record(took);
    failures.add("token", failure.getMessage());
    LOG.warnf(
        "No new database credential: %s. Next attempt in %d ms",
        failure.getMessage(), retryIn.toMillis());
  }

  @Override
  public void dropped(String reason) {
    metrics.counter("ontos.database.token.drops").increment();
    LOG.warnf("The database credential is dropped. %s", reason);
  }

  private Timer refresh(String outcome) {
    return Timer.builder(REFRESH).tag("outcome", outcome).register(metrics);
  }

  private void gauge(
      String name, Supplier<TokenSnapshot> token, ToDoubleFunction<TokenSnapshot.InHand> value) {
    Gauge.builder(name, () -> token.get().token().map(value::applyAsDouble).orElse(Double.NaN))
        .baseUnit("seconds")
        .register(metrics);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
