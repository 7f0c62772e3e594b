package app.ontos.lakebase;

import static org.awaitility.Awaitility.await;

import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service in PROD mode against the emulator, and what it tells of itself. */
final class EmulatedService {
  static final String DOMAINS = "/api/v1/data-domains";
  static final Duration SOON = Duration.ofSeconds(30);

  private EmulatedService() {}

  /** Starts it with the platform's variables and these; an empty value removes a variable. */
  static PackagedService start(LakebaseEmulator emulator, Map<String, String> more)
      throws IOException {
    Map<String, String> settings = new HashMap<>(emulator.environment());
    settings.putAll(more);
    settings.values().removeIf(String::isEmpty);
    return PackagedService.start(settings);
  }

  /** Starts it and waits for the first answer from the database. */
  static PackagedService ready(LakebaseEmulator emulator, Map<String, String> more)
      throws IOException {
    PackagedService service = start(emulator, more);
    await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
    return service;
  }

  /** Waits for readiness to name the code, and returns what readiness says. */
  static String diagnosed(PackagedService service, String code)
      throws IOException, InterruptedException {
    await().atMost(SOON).until(() -> service.status("/q/health/ready") != 0);
    await().atMost(SOON).until(() -> service.get("/q/health/ready").body().contains(code));
    return service.get("/q/health/ready").body();
  }

  /** The value of a metric, as it stands in the Prometheus text; 0 where it is not there. */
  static double metric(PackagedService service, String name)
      throws IOException, InterruptedException {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(service.get("/q/metrics").body());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
