package app.ontos.hostile;

import app.ontos.testruns.TestedItems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** All requests to all operations, by several clients, and the judgement of every answer. */
final class Campaign {
  private static final Logger LOG = Logger.getLogger(Campaign.class);
  private static final int EACH = 340;

  private final int port;
  private final int clients;
  private final Duration limit;
  private final ApiDocument document;
  private final List<Operation> operations;
  private final Records records;
  private final ValidRequests valid;
  private final AnswerChecks checks;
  private final Traces traces;
  private final Tally tally = new Tally();

  Campaign(int port, TestedItems database, Jdbi jdbi, Duration limit, int clients) {
    this.port = port;
    this.clients = clients;
    this.limit = limit;
    Wire wire = new Wire(port, limit);
    document = new ApiDocument(wire.send(Request.of("GET", "/openapi?format=json")).text());
    operations = document.operations();
    records = new Records(wire, database);
    valid = new ValidRequests(document, records);
    checks = new AnswerChecks(Set.of(database.clientSecret()));
    traces = new Traces(jdbi);
  }

  /** The operations that are called. */
  List<Operation> operations(String only) {
    return operations.stream().filter(operation -> isMeant(operation, only)).toList();
  }

  private static boolean isMeant(Operation operation, String only) {
    return only.isEmpty() || operation.id().equals(only);
  }

  /**
   * @param only the id of the one operation to call, or empty text for all
   */
  Tally run(SplittableRandom random, String only) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      for (Operation operation : operations) {
        SplittableRandom own = random.split();
        if (isMeant(operation, only)) {
          long begin = System.nanoTime();
          attack(operation, own, threads);
          LOG.infof("%s took %d ms", operation, (System.nanoTime() - begin) / 1_000_000);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    return tally;
  }

  private void attack(Operation operation, SplittableRandom random, ExecutorService threads)
      throws InterruptedException {
    Variations variations = new Variations(operation, document, valid);
    try {
      send(operation, List.of(Variation.any("valid", variations.valid())), threads);
      if (operation.id().equals("cancelRun")) {
        tally.add(operation, records.cancelledRun());
      }
      List<Variation> refused = variations.refused();
      // A test that was started writes on while others are refused.
      boolean isQuiet = !refused.isEmpty() && !operation.id().equals("startTestRun");
      String before = isQuiet ? traces.now() : "";
      send(operation, refused, threads);
      if (isQuiet && !traces.now().equals(before)) {
        tally.fault(operation + ": what was refused left a trace", traces.difference(before));
      }
      send(operation, variations.random(Math.max(EACH - refused.size(), 100), random), threads);
    } catch (RecordRefused e) {
      tally.fault(operation + ": no record to try it on", String.valueOf(e.getMessage()));
    }
  }

  private void send(Operation operation, List<Variation> variations, ExecutorService threads)
      throws InterruptedException {
    List<Future<?>> done = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      int first = client;
      done.add(threads.submit(() -> sendEvery(operation, variations, first)));
    }
    for (Future<?> one : done) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void sendEvery(Operation operation, List<Variation> variations, int first) {
    try (Wire wire = new Wire(port, limit)) {
      for (int i = first; i < variations.size(); i += clients) {
        Variation sent = variations.get(i);
        Answer answer = wire.send(sent.request());
        if (sent.kind().equals(HostileRequests.BROKEN)) {
          wire.forget(); // what is left of it may be taken for another request
        }
        tally.add(operation, answer);
        for (String fault : checks.faults(operation, sent, answer)) {
          tally.fault(operation + ": " + fault, sent.kind() + ": " + sent.request().curl(port));
        }
      }
    }
  }
}
