package app.ontos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Runs the emulator in the foreground until the process is told to end, and prints the variables
 * that make the service use it, as a shell reads them.
 */
final class EmulatorCommand {
  private static final String USAGE =
      """
      LakebaseEmulator [--kind provisioned|autoscaling] [--token-lifetime PT2M] [--port PORT]
                       [--data FOLDER] [--database NAME] [--env-file FILE]
      """;

  private EmulatorCommand() {}

  private record Command(EmulatorOptions options, Optional<Path> variablesFile) {}

  static void run(String... arguments) throws IOException {
    Command command;
    try {
      command = parse(new ArrayDeque<>(List.of(arguments)));
    } catch (IllegalArgumentException | DateTimeException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
      System.exit(2);
      return;
    }
    LakebaseEmulator emulator = LakebaseEmulator.start(command.options());
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  emulator.close();
                  closed.countDown();
                },
                "close-emulator"));
    String variables = exports(emulator.environment());
    if (command.variablesFile().isPresent()) {
      LocalFolders.writeSecret(command.variablesFile().get(), variables);
    }
    System.out.print(variables);
    System.out.println("# certificate authority: " + emulator.caPem());
    System.out.flush();
    awaitQuietly(closed);
  }

  private static Command parse(Deque<String> words) {
    EmulatorOptions options =
        EmulatorOptions.of(LakebaseKind.AUTOSCALING).withTokenLifetime(Duration.ofMinutes(2));
    Optional<Path> variablesFile = Optional.empty();
    while (!words.isEmpty()) {
      String option = words.removeFirst();
      String value =
          Optional.ofNullable(words.pollFirst())
              .orElseThrow(() -> new IllegalArgumentException(option + " needs a value"));
      switch (option) {
        case "--kind" ->
            options = options.withKind(LakebaseKind.valueOf(value.toUpperCase(Locale.ROOT)));
        case "--token-lifetime" -> options = options.withTokenLifetime(Duration.parse(value));
        case "--port" -> options = options.withWorkspacePort(Integer.parseInt(value));
        case "--data" -> options = options.keptIn(Path.of(value));
        case "--database" -> options = options.withDatabase(value);
        case "--env-file" -> variablesFile = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("there is no option " + option);
      }
    }
    return new Command(options, variablesFile);
  }

  private static String exports(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> "export %s='%s'%n".formatted(variable.getKey(), variable.getValue()))
        .collect(Collectors.joining());
  }

  private static void awaitQuietly(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
