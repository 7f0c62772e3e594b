package app.ontos.lakebase;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of PROD mode without a container; the map has those that are set. */
record ExplicitSettings(Map<String, String> values) implements DatabaseSettings {
  @Override
  public String env() {
    return values.getOrDefault("env", "PROD");
  }

  @Override
  public Optional<String> host() {
    return value("host");
  }

  @Override
  public int port() {
    return 5432;
  }

  @Override
  public String name() {
    return "app_ontos";
  }

  @Override
  public String schema() {
    return "app_ontos";
  }

  @Override
  public Optional<String> user() {
    return value("user");
  }

  @Override
  public Optional<String> password() {
    return value("password");
  }

  @Override
  public Optional<String> sslmode() {
    return value("sslmode");
  }

  @Override
  public Optional<String> sslrootcert() {
    return value("sslrootcert");
  }

  @Override
  public Optional<Set<String>> readers() {
    return Optional.empty();
  }

  @Override
  public Optional<Set<String>> writers() {
    return Optional.empty();
  }

  @Override
  public Duration retryFirst() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration retryMax() {
    return Duration.ofSeconds(5);
  }

  @Override
  public String toString() {
    return "ExplicitSettings" + values.keySet();
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
