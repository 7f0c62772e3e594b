package app.ontos.reliability;

import app.ontos.reliability.EditHistory.Created;
import app.ontos.reliability.EditHistory.Edit;
import app.ontos.reliability.EditHistory.Known;
import app.ontos.reliability.EditHistory.Read;
import app.ontos.reliability.EditHistory.State;
import app.ontos.testing.PackagedService;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Clients that read and change the same few records, and add others under idempotency keys, all at
 * once; they remember what they sent and what they were told.
 */
final class Editors {
  static final String DOMAINS = "/api/v1/data-domains";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofMillis(20);
  private static final int STALE = 412;

  private final PackagedService service;
  private final List<String> records;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  final Queue<Edit> edits = new ConcurrentLinkedQueue<>();
  final Queue<Read> reads = new ConcurrentLinkedQueue<>();
  final Queue<Created> creations = new ConcurrentLinkedQueue<>();
  final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

  private Editors(PackagedService service, List<String> records) {
    this.service = service;
    this.records = records;
  }

  /** Starts that many on these domains. */
  static Editors start(PackagedService service, List<String> records, int count) {
    Editors editors = new Editors(service, records);
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(editors::work, "editor-" + i);
      editors.threads.add(thread);
      thread.start();
    }
    return editors;
  }

  /** Lets each finish what it began. */
  void stop() throws InterruptedException {
    stopped.countDown();
    for (Thread thread : threads) {
      thread.join(PATIENCE.toMillis());
    }
  }

  private void work() {
    try {
      while (!stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
        String record = records.get(ThreadLocalRandom.current().nextInt(records.size()));
        Optional<JsonObject> seen = read(record);
        int next = ThreadLocalRandom.current().nextInt(10);
        if (seen.isPresent() && next < 7) {
          edit(record, seen.get());
        } else if (next == 9) {
          create(record);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<JsonObject> read(String record) throws InterruptedException {
    long start = System.nanoTime();
    Optional<HttpResponse<String>> answer = send("GET", request(DOMAINS + "/" + record).GET());
    if (answer.isEmpty() || answer.get().statusCode() != 200) {
      return Optional.empty();
    }
    JsonObject body = new JsonObject(answer.get().body());
    reads.add(new Read(record, start, System.nanoTime(), state(body)));
    return Optional.of(body);
  }

  private void edit(String record, JsonObject seen) throws InterruptedException {
    String value = UUID.randomUUID().toString();
    long expected = seen.getLong("version");
    boolean patch = ThreadLocalRandom.current().nextBoolean();
    JsonObject body = new JsonObject().put("description", value);
    HttpRequest.Builder request =
        request(DOMAINS + "/" + record)
            .header("If-Match", "\"" + expected + "\"")
            .header("Content-Type", patch ? "application/merge-patch+json" : "application/json")
            .method(
                patch ? "PATCH" : "PUT",
                BodyPublishers.ofString(
                    (patch ? body : body.put("name", seen.getString("name"))).encode()));
    long start = System.nanoTime();
    Optional<HttpResponse<String>> answer = send("edit", request);
    int status = answer.map(HttpResponse::statusCode).orElse(Exchange.UNANSWERED);
    long written =
        status == 200 ? new JsonObject(answer.orElseThrow().body()).getLong("version") : 0;
    edits.add(new Edit(record, start, System.nanoTime(), known(status), expected, value, written));
  }

  private static Known known(int status) {
    return switch (status) {
      case 200 -> Known.WRITTEN;
      case STALE -> Known.REFUSED;
      default -> Known.UNKNOWN;
    };
  }

  /** Until it is known, and then once more. */
  private void create(String record) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    JsonObject body =
        new JsonObject().put("entityType", "data-domain").put("entityId", record).put("text", key);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int known = 0; known < 2 && System.nanoTime() < deadline; ) {
      HttpRequest.Builder request =
          request(Traffic.COMMENTS)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString(body.encode()));
      Optional<HttpResponse<String>> answer = send("POST", request);
      if (answer.isPresent() && answer.get().statusCode() == 201) {
        creations.add(new Created(key, new JsonObject(answer.get().body()).getString("id")));
        known++;
      } else {
        boolean unused = stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private Optional<HttpResponse<String>> send(String what, HttpRequest.Builder request)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      exchanges.add(Exchange.of(what, start, answer));
      return Optional.of(answer);
    } catch (IOException e) {
      exchanges.add(Exchange.unanswered(what, start, e));
      return Optional.empty();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.address().resolve(path))
        .header("X-Forwarded-Email", PackagedService.CALLER)
        .timeout(PATIENCE);
  }

  private static State state(JsonObject domain) {
    return new State(domain.getLong("version"), domain.getString("description"));
  }
}
