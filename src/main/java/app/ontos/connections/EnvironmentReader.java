package app.ontos.connections;

import app.ontos.connections.Environment.PoolLimits;
import app.ontos.shared.json.Fields;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the configuration of one environment. */
@ApplicationScoped
class EnvironmentReader {
  private static final int HOST_LENGTH = 253;
  private static final int URL_LENGTH = 500;

  /** Of a PostgreSQL identifier: NAMEDATALEN is 64, with its end. */
  private static final int IDENTIFIER_LENGTH = 63;

  private static final int USERNAME_LENGTH = 320;
  private static final Pattern ENDPOINT =
      Pattern.compile("projects/[a-z0-9-]+/branches/[a-z0-9-]+/endpoints/[a-z0-9-]+");
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");

  private final OutboundPolicy outbound;
  private final AuthenticationReader authentications;
  private final TlsReader tls;

  EnvironmentReader(OutboundPolicy outbound, AuthenticationReader authentications, TlsReader tls) {
    this.outbound = outbound;
    this.authentications = authentications;
    this.tls = tls;
  }

  /**
   * Reads it; faults are noted in the fields.
   *
   * @param before what it replaces, whose secrets stay where none come
   */
  NewEnvironment read(Fields fields, Optional<Environment> before, Instant now) {
    Map<SecretField, Secret> secrets = new EnumMap<>(SecretField.class);
    String host = fields.requiredText("host", HOST_LENGTH);
    int port = fields.integer("port", 1, 65_535).orElse(5432);
    if (!host.isEmpty()) {
      outbound.faultOfHost(host, port).ifPresent(fault -> fields.fault("host", fault));
    }
    Environment settings =
        new Environment(
            host,
            port,
            fields.requiredText("database", IDENTIFIER_LENGTH),
            fields.line("defaultSchema", IDENTIFIER_LENGTH),
            fields.line("username", USERNAME_LENGTH),
            tls.read(fields, secrets),
            authentications.read(fields, secrets),
            workspace(fields),
            matching(fields, "endpoint", ENDPOINT, "projects/…/branches/…/endpoints/…"),
            matching(fields, "instanceName", INSTANCE, "letters, digits and hyphens"),
            pool(fields),
            fields.integer("statementTimeoutSeconds", 1, 600).orElse(30),
            fields.flag("readOnly").orElse(false));
    EnvironmentRules.check(settings, fields);
    return new SecretRetention(before, secrets, now).settle(settings, fields);
  }

  private Optional<String> workspace(Fields fields) {
    Optional<String> workspace = fields.line("workspace", URL_LENGTH);
    workspace
        .flatMap(outbound::faultOfWorkspaceUrl)
        .ifPresent(fault -> fields.fault("workspace", fault));
    return workspace;
  }

  private static Optional<String> matching(
      Fields fields, String name, Pattern form, String description) {
    Optional<String> text = fields.line(name, URL_LENGTH);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      fields.fault(name, "must be of the form " + description);
    }
    return text;
  }

  private static PoolLimits pool(Fields fields) {
    Optional<Fields> pool = fields.object("pool");
    return new PoolLimits(
        pool.flatMap(p -> p.integer("maxSize", 1, 50)).orElse(8),
        pool.flatMap(p -> p.integer("idleTimeoutSeconds", 5, 3600)).orElse(60));
  }
}
