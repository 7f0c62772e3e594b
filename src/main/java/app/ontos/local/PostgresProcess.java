package app.ontos.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One server on one prepared folder: starts it, stops it, and starts it again on the same port. */
final class PostgresProcess {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final String SUPERUSER_RULE =
      "host all %s 127.0.0.1/32 scram-sha-256".formatted(EmbeddedPostgres.SUPERUSER);
  private static final int PORT_ATTEMPTS = 5;
  private static final int MEMORY_ATTEMPTS = 10;

  private final ServerFolder folder;
  private final Duration startupTimeout;
  private final Optional<ServerTls> tls;
  private final int port;

  private PostgresProcess(ServerFolder folder, EmbeddedPostgres.Options options, int port) {
    this.folder = folder;
    this.startupTimeout = options.startupTimeout();
    this.tls = options.tls();
    this.port = port;
  }

  /** Starts it on the wanted port, or else on the first free one that is still free by then. */
  static PostgresProcess start(ServerFolder folder, EmbeddedPostgres.Options options)
      throws IOException {
    int attempts = options.port().isPresent() ? 1 : PORT_ATTEMPTS;
    for (int attempt = 1; ; attempt++) {
      int port = options.port().orElseGet(FreePorts::choose);
      folder.configure(settings(options, port), accessRules(options.tls()), options.tls());
      PostgresProcess process = new PostgresProcess(folder, options, port);
      Optional<String> failure = process.runPatiently();
      if (failure.isEmpty()) {
        return process;
      }
      if (attempt == attempts || !failure.get().contains("Address already in use")) {
        throw new EmbeddedPostgresFailed(failure.get());
      }
    }
  }

  int port() {
    return port;
  }

  void startAgain() {
    try {
      if (isRunning()) {
        return;
      }
      LeftoverServer.stop(folder.data(), folder.programs());
      Optional<String> failure = runPatiently();
      if (failure.isPresent()) {
        throw new EmbeddedPostgresFailed(failure.get());
      }
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("PostgreSQL was not started again", e);
    }
  }

  /** Whether roles other than the superuser may log in, from the next reload of the settings on. */
  void admit(boolean others) throws IOException {
    folder.writeAccessRules(
        others ? accessRules(tls) : List.of(SUPERUSER_RULE, "host all all all reject"));
  }

  /** Stops it in one of pg_ctl's modes; nothing happens when it does not run. */
  void stop(String mode) {
    try {
      if (!isRunning()) {
        return;
      }
      PostgresPrograms.Outcome outcome = pgCtl(STOP_LIMIT, "stop", "-m", mode, "-t", "30");
      if (!outcome.succeeded() && isRunning()) {
        throw new EmbeddedPostgresFailed("PostgreSQL did not stop: " + outcome.output());
      }
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("PostgreSQL was not stopped", e);
    }
  }

  private boolean isRunning() throws IOException {
    return LeftoverServer.isRunning(folder.data());
  }

  /** After a kill, the old server's workers hold its memory until they notice. */
  private Optional<String> runPatiently() throws IOException {
    Optional<String> failure = run();
    for (int attempt = 1; attempt < MEMORY_ATTEMPTS && memoryIsHeld(failure); attempt++) {
      try {
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failure;
      }
      failure = run();
    }
    return failure;
  }

  private static boolean memoryIsHeld(Optional<String> failure) {
    return failure.orElse("").contains("pre-existing shared memory block");
  }

  /** Empty when it accepts connections, else why it does not. */
  private Optional<String> run() throws IOException {
    String seconds = String.valueOf(Math.max(1, startupTimeout.toSeconds()));
    PostgresPrograms.Outcome outcome =
        pgCtl(
            startupTimeout.plusSeconds(10),
            "start",
            "-w",
            "-t",
            seconds,
            "-l",
            folder.log().toString());
    if (outcome.succeeded()) {
      return Optional.empty();
    }
    pgCtl(STOP_LIMIT, "stop", "-m", "immediate", "-t", "30");
    return Optional.of(
        "PostgreSQL did not start on port %d in %s (%s). The end of its log:%n%s"
            .formatted(port, folder.root(), outcome.output(), folder.logTail()));
  }

  private PostgresPrograms.Outcome pgCtl(Duration limit, String action, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(action, "-D", folder.data().toString()));
    all.addAll(List.of(arguments));
    return folder.programs().run(limit, "pg_ctl", all.toArray(String[]::new));
  }

  private static List<String> settings(EmbeddedPostgres.Options options, int port) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "# Written at every start.",
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "max_connections = 200",
                "password_encryption = 'scram-sha-256'",
                "shared_preload_libraries = 'pg_stat_statements'",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "lc_messages = 'C'"));
    if (!options.keepData()) {
      // Commits still reach the kernel, and so survive a crash of the server, which tests rely on.
      settings.add("fsync = off");
    }
    if (options.tls().isPresent()) {
      settings.addAll(
          List.of("ssl = on", "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'"));
    }
    return settings;
  }

  private static List<String> accessRules(Optional<ServerTls> tls) {
    String others =
        tls.isPresent()
            ? "hostssl all all 127.0.0.1/32 password"
            : "host all all 127.0.0.1/32 scram-sha-256";
    return List.of(SUPERUSER_RULE, others);
  }
}
