package app.ontos.connections;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns a body into a connection; every fault of it is told at once. */
@ApplicationScoped
class ConnectionReader {
  private static final int MAX_ENVIRONMENTS = 20;
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  private final EnvironmentReader environments;

  ConnectionReader(EnvironmentReader environments) {
    this.environments = environments;
  }

  /**
   * Checks a body.
   *
   * @param before the connection that it replaces, whose secrets stay where none come
   * @param now since when those are good that come
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  NewConnection read(JsonBody body, Optional<Connection> before, Instant now) {
    Fields fields = body.fields();
    SortedMap<String, Environment> settings = new TreeMap<>();
    Map<String, Map<SecretField, Secret>> secrets = new HashMap<>();
    fields
        .objectsByName("environments", MAX_ENVIRONMENTS)
        .forEach(
            (name, configuration) -> {
              if (!ENVIRONMENT_NAME.matcher(name).matches()) {
                fields.fault(
                    "environments",
                    "%s is not a name: lower-case letters, digits and hyphens".formatted(name));
              }
              NewEnvironment read =
                  environments.read(configuration, before.flatMap(c -> c.environment(name)), now);
              settings.put(name, read.settings());
              secrets.put(name, read.secrets());
            });
    NewConnection connection =
        new NewConnection(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.id("ownerTeamId"),
            fields.tags("tags"),
            settings,
            secrets);
    fields.check();
    return connection;
  }

  /**
   * Checks a single environment, as it would be tried before it is saved.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  NewEnvironment readEnvironment(JsonBody body, Instant now) {
    Fields fields = body.fields();
    NewEnvironment environment = environments.read(fields, Optional.empty(), now);
    fields.check();
    return environment;
  }
}
