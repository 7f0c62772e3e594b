package app.ontos.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that create and read domains, one after the other, until they are told to stop. */
public final class Load implements AutoCloseable {
  /** Stands for a connection that was refused, as by a service that has ended. */
  public static final int REFUSED = -1;

  /** Stands for a connection that was closed before the first byte of an answer. */
  public static final int UNANSWERED = 0;

  /** Stands for an answer that broke off. */
  public static final int BROKEN = -2;

  private static final String DOMAINS = "/api/v1/data-domains";

  private final PackagedService service;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Queue<String> created = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> clients = new ArrayList<>();

  private Load(PackagedService service) {
    this.service = service;
  }

  /**
   * What the clients saw.
   *
   * @param statuses how often each status was answered; 0 stands for a broken one, {@link #REFUSED}
   *     for none
   * @param created the ids of the records whose creation was acknowledged
   */
  public record Seen(Map<Integer, Long> statuses, List<String> created) {
    /** Answers that were neither 200 nor 201. */
    public long failures() {
      return statuses.entrySet().stream()
          .filter(entry -> entry.getKey() != 200 && entry.getKey() != 201)
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    /** Answers that were. */
    public long successes() {
      return statuses.getOrDefault(200, 0L) + statuses.getOrDefault(201, 0L);
    }
  }

  /** Starts that many clients. */
  public static Load start(PackagedService service, int clients) {
    Load load = new Load(service);
    for (int i = 0; i < clients; i++) {
      Thread client = new Thread(load::run, "client-" + i);
      load.clients.add(client);
      client.start();
    }
    return load;
  }

  /** Returns after that time; the clients go on. */
  public void keepUp(Duration time) throws InterruptedException {
    if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the load was stopped");
    }
  }

  /** Lets every client finish its request, and tells what they all saw. */
  public Seen stop() throws InterruptedException {
    running.set(false);
    for (Thread client : clients) {
      client.join(60_000);
    }
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
    return new Seen(counts, List.copyOf(created));
  }

  @Override
  public void close() {
    running.set(false);
    stopped.countDown();
  }

  private void run() {
    try {
      while (running.get()) {
        createAndRead();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void createAndRead() throws InterruptedException {
    try {
      String name = "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
      HttpResponse<String> answer = service.post(DOMAINS, name);
      statuses.add(answer.statusCode());
      if (answer.statusCode() == 201) {
        String id = answer.body().replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        created.add(id);
        statuses.add(service.get(DOMAINS + "/" + id).statusCode());
      }
    } catch (ConnectException e) {
      statuses.add(REFUSED);
    } catch (IOException e) {
      boolean begun = String.valueOf(e.getMessage()).contains("bytes received");
      statuses.add(begun ? BROKEN : UNANSWERED);
    }
  }
}
