package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.reliability.EditHistory.State;
import app.ontos.testing.PackagedService;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many change the same few records at once while the network breaks: no change is lost. */
@Timeout(180)
class LinearizableEditsIT {
  private static final int RECORDS = 5;
  private static final int EDITORS = 8;
  private static final Duration TIME = Duration.ofSeconds(20);

  private static final String TRAIL =
      """
      select entity_id, entity_version, after ->> 'description' from app_ontos.audit_event
      where entity_type = 'data-domain' order by entity_id, entity_version, id""";

  private static final String PRESENT =
      "select id, version, description from app_ontos.data_domain";

  private static final String COPIES =
      "select text, count(*), '' from app_ontos.record_comment group by text";

  @Test
  void losesNoChangeAndShowsNoneTwiceWhileTheNetworkBreaks() throws Exception {
    // Given
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    try (EmbeddedPostgres database = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
        FaultProxy proxy = FaultProxy.to(database.port());
        PackagedService service = PackagedService.start(through(proxy, database))) {
      database.createDatabase("app_ontos");
      await().atMost(Duration.ofSeconds(60)).until(() -> service.status(Editors.DOMAINS) == 200);
      Editors editors = Editors.start(service, records(service), EDITORS);

      // When
      new RandomFaults(proxy, seed).last(TIME);
      long end = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> recovery(end, editors).compareTo(Duration.ZERO) > 0);
      editors.stop();

      // Then
      EditHistory history = history(editors, database);
      List<String> violations = HistoryCheck.violations(history);
      Outcome outcome = outcome(editors, violations, end, new Evidence(database));
      ReliabilityReport.add(
          getClass(),
          outcome,
          "%d changes acknowledged, %d of unknown outcome, %d refused as stale; %d reads; %d violations"
              .formatted(
                  known(history, EditHistory.Known.WRITTEN),
                  known(history, EditHistory.Known.UNKNOWN),
                  known(history, EditHistory.Known.REFUSED),
                  history.reads().size(),
                  violations.size()));
      assertThat(violations).as("seed %d", seed).isEmpty();
      assertThat(known(history, EditHistory.Known.WRITTEN)).isGreaterThan(100);
      Trial.assertKeepsPromises(outcome, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }
  }

  private static Map<String, String> through(FaultProxy proxy, EmbeddedPostgres database) {
    Map<String, String> settings =
        new HashMap<>(
            PackagedService.local(
                proxy.port(), database.superuser(), database.superuserPassword()));
    settings.put("ONTOS_POOL_SIZE", String.valueOf(EDITORS));
    return settings;
  }

  private static List<String> records(PackagedService service) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String body =
          new JsonObject()
              .put("name", "Record " + i)
              .put("description", UUID.randomUUID().toString())
              .encode();
      ids.add(new JsonObject(service.post(Editors.DOMAINS, body).body()).getString("id"));
    }
    return ids;
  }

  /** Clients know that a stale change was refused: that is no failure of the service. */
  private static List<Exchange> failuresApartFromStaleness(Editors editors) {
    return editors.exchanges.stream().filter(exchange -> exchange.status() != 412).toList();
  }

  private static Duration recovery(long end, Editors editors) {
    return Recovery.after(end, failuresApartFromStaleness(editors)).orElse(Duration.ZERO);
  }

  private static long known(EditHistory history, EditHistory.Known known) {
    return history.edits().stream().filter(edit -> edit.known() == known).count();
  }

  private static Outcome outcome(
      Editors editors, List<String> violations, long end, Evidence evidence) throws SQLException {
    List<Exchange> exchanges = failuresApartFromStaleness(editors);
    return new Outcome(
        "edits: %d clients change the same %d records while the network breaks at random for %d s"
            .formatted(EDITORS, RECORDS, TIME.toSeconds()),
        Exchange.count(editors.exchanges),
        exchanges.stream().filter(exchange -> !exchange.orderly()).limit(5).toList(),
        editors.exchanges.size(),
        exchanges.stream().filter(exchange -> !exchange.succeeded()).count(),
        exchanges.stream().filter(Exchange::isRead).filter(read -> !read.succeeded()).count(),
        exchanges.stream().filter(Exchange::succeeded).filter(done -> !done.isRead()).count(),
        violations.stream().filter(words -> words.startsWith("lost")).count(),
        violations.stream().filter(words -> words.startsWith("created")).count(),
        evidence.halfDone(),
        recovery(end, editors),
        exchanges.stream().map(Exchange::took).max(Duration::compareTo).orElse(Duration.ZERO),
        evidence.leftovers());
  }

  private static EditHistory history(Editors editors, EmbeddedPostgres database)
      throws SQLException {
    Map<String, List<State>> trail = new LinkedHashMap<>();
    Map<String, State> present = new HashMap<>();
    Map<String, Long> copies = new HashMap<>();
    each(
        database,
        TRAIL,
        (record, version, value) ->
            trail
                .computeIfAbsent(record, unknown -> new ArrayList<>())
                .add(new State(version, value)));
    each(
        database,
        PRESENT,
        (record, version, value) -> present.put(record, new State(version, value)));
    each(database, COPIES, (key, count, nothing) -> copies.put(key, count));
    return new EditHistory(
        List.copyOf(editors.edits),
        List.copyOf(editors.reads),
        List.copyOf(editors.creations),
        trail,
        present,
        copies);
  }

  @FunctionalInterface
  private interface Row {
    void take(String key, long number, String value);
  }

  private static void each(EmbeddedPostgres database, String query, Row row) throws SQLException {
    try (Connection connection = database.connect("app_ontos");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        row.take(rows.getString(1), rows.getLong(2), rows.getString(3));
      }
    }
  }
}
