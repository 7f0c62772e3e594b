package app.ontos.reliability;

import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Steady load that remembers every request. Writers add comments, each with an idempotency key of
 * its own, which is also its text, and repeat a request until they know what became of it. Readers
 * read comments whose creation was acknowledged.
 */
final class Traffic implements AutoCloseable {
  static final String COMMENTS = "/api/v1/comments";

  /** Longer than anything may take; a request that ends here is one without bound. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration PACE = Duration.ofMillis(10);
  private static final Duration BEFORE_A_RETRY = Duration.ofMillis(100);

  private final URI base;
  private final String domain;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Thread> clients = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Traffic(URI base, String domain) {
    this.base = base;
    this.domain = domain;
  }

  /** Starts it against a service that is ready; the comments are on a domain of their own. */
  static Traffic start(PackagedService service, int writers, int readers)
      throws IOException, InterruptedException {
    String name = "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
    String domain = service.post("/api/v1/data-domains", name).body();
    Traffic traffic =
        new Traffic(service.address(), domain.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"));
    for (int i = 0; i < writers; i++) {
      traffic.clients.add(new Thread(traffic::write, "writer-" + i));
    }
    for (int i = 0; i < readers; i++) {
      traffic.clients.add(new Thread(traffic::read, "reader-" + i));
    }
    traffic.clients.forEach(Thread::start);
    return traffic;
  }

  /** Returns after that time; the clients go on. */
  void keepUp(Duration time) throws InterruptedException {
    if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the traffic was stopped");
    }
  }

  /** Lets every client finish what it began, writers until they know, within bounds. */
  void stop(Duration patience) throws InterruptedException {
    stopped.countDown();
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread client : clients) {
      client.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }
    closed.countDown();
  }

  /** Every request that has ended. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** The ids of the records whose creation was acknowledged, by idempotency key. */
  Map<String, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  @Override
  public void close() {
    stopped.countDown();
    closed.countDown();
  }

  private void write() {
    try {
      while (!stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
        String key = UUID.randomUUID().toString();
        while (!create(key) && !closed.await(BEFORE_A_RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          Thread.onSpinWait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean create(String key) throws InterruptedException {
    String body =
        "{\"entityType\": \"data-domain\", \"entityId\": \"%s\", \"text\": \"%s\"}"
            .formatted(domain, key);
    Exchange exchange =
        send(
            "POST",
            request(COMMENTS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (exchange.status() == 201) {
      acknowledged.put(key, exchange.id());
      remember(exchange.id());
    }
    return exchange.status() == 201;
  }

  private void read() {
    try {
      while (!stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
        String id = any();
        if (!id.isEmpty()) {
          Exchange exchange = send("GET", request(COMMENTS + "/" + id).GET());
          if (!exchange.succeeded()) {
            boolean unused = stopped.await(BEFORE_A_RETRY.toMillis(), TimeUnit.MILLISECONDS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Exchange send(String what, HttpRequest.Builder request) throws InterruptedException {
    long start = System.nanoTime();
    Exchange exchange;
    try {
      exchange = Exchange.of(what, start, http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      exchange = Exchange.unanswered(what, start, e);
    }
    exchanges.add(exchange);
    return exchange;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("X-Forwarded-Email", PackagedService.CALLER)
        .timeout(PATIENCE);
  }

  private synchronized void remember(String id) {
    ids.add(id);
  }

  private synchronized String any() {
    return ids.isEmpty() ? "" : ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
  }
}
