package app.ontos.workspace;

import com.databricks.sdk.core.oauth.Token;
import com.databricks.sdk.core.oauth.TokenSource;
import com.databricks.sdk.core.utils.SerDeUtils;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Workspace tokens from {@code databricks auth token}. The SDK's own source runs it through a shell
 * and waits for ever; this one runs it directly and ends it at the timeout.
 */
final class CliLogin implements TokenSource {
  private final String executable;
  private final String profile;
  private final Duration timeout;

  CliLogin(String executable, String profile, Duration timeout) {
    this.executable = executable;
    this.profile = profile;
    this.timeout = timeout;
  }

  @Override
  public Token getToken() {
    try {
      ProcessBuilder command =
          new ProcessBuilder(executable, "auth", "token", "--profile", profile)
              .redirectErrorStream(true);
      // Of these the CLI would choose before it looks at the profile.
      command.environment().keySet().removeIf(CliLogin::decidesALogin);
      return token(outcome(command.start()));
    } catch (IOException e) {
      throw WorkspaceFailure.of(
          FailureCode.WORKSPACE_NOT_CONFIGURED,
          "The Databricks CLI does not start: " + Redaction.clean(String.valueOf(e.getMessage())),
          "Install it, or set DATABRICKS_CLI_PATH to where it is");
    }
  }

  private static boolean decidesALogin(String variable) {
    return variable.startsWith("DATABRICKS_") && !variable.equals("DATABRICKS_CONFIG_FILE");
  }

  private record Outcome(int exit, String output, boolean late) {}

  /** Reads to the end of the output, which comes at the latest when the process is killed. */
  private Outcome outcome(Process process) throws IOException {
    AtomicBoolean late = new AtomicBoolean(); // set first: a killed process ends before its killer
    // On the JDK's timer thread: the common pool may be busy.
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              kill(process);
            },
            CompletableFuture.delayedExecutor(
                timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
    process.getOutputStream().close();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output, late.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(FailureCode.CONTROL_PLANE_UNREACHABLE, "Interrupted while waiting for the CLI");
    } finally {
      end.cancel(false);
      kill(process);
    }
  }

  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly(); // before them, or it would go on where they have ended
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private Token token(Outcome outcome) throws IOException {
    if (outcome.late()) {
      throw failure(
          FailureCode.CONTROL_PLANE_UNREACHABLE,
          "`databricks auth token` gave no answer within %d ms".formatted(timeout.toMillis()));
    }
    if (outcome.exit() != 0) {
      throw failure(
          FailureCode.TOKEN_REFUSED,
          "`databricks auth token` failed: " + Redaction.clean(outcome.output()));
    }
    try {
      String output = outcome.output();
      JsonNode json =
          SerDeUtils.createMapper().readTree(output.substring(Math.max(0, output.indexOf('{'))));
      Instant expiry = OffsetDateTime.parse(json.path("expiry").asText()).toInstant();
      String token = json.path("access_token").asText();
      if (!token.isBlank()) {
        return new Token(token, json.path("token_type").asText("Bearer"), expiry);
      }
    } catch (IOException | DateTimeException e) {
      // Said below, without the exception: it repeats the output.
    }
    throw failure(
        FailureCode.CONTROL_PLANE_UNREACHABLE, "`databricks auth token` printed no token");
  }

  private WorkspaceFailure failure(FailureCode code, String reason) {
    return WorkspaceFailure.of(
        code, reason, "Run `databricks auth login --profile %s`".formatted(profile));
  }
}
