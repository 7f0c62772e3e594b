package app.ontos.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import app.ontos.testruns.TestedItems;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was deleted is gone, for every operation that could still reach it. */
@ServiceTest
class DeletedRecordsTest {
  /** A body may be judged before its record is looked for. */
  private static final Set<Integer> GONE = Set.of(404, 422);

  private static final TestedItems DATABASE = new TestedItems();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void areGoneForEveryMethodAndFromEveryList() {
    // Given
    try (Wire wire = new Wire(RestAssured.port, Duration.ofSeconds(30))) {
      ApiDocument document =
          new ApiDocument(wire.send(Request.of("GET", "/openapi?format=json")).text());
      List<Operation> operations = document.operations();
      List<Operation> deletions =
          operations.stream()
              .filter(operation -> operation.id().startsWith("delete"))
              .filter(operation -> operation.path().endsWith("/{id}"))
              .toList();
      ValidRequests valid = new ValidRequests(document, new Records(wire, DATABASE));

      // When
      List<String> left = new ArrayList<>();
      for (Operation deletion : deletions) {
        Request delete = valid.of(deletion);
        String name = Json.parsed(wire.send(delete.by("GET")).body()).path("name").asText();
        expect(Set.of(204), delete, wire, left);
        operations.stream()
            .filter(operation -> operation.path().equals(deletion.path()))
            .forEach(o -> expect(GONE, valid.of(o).at(delete.target()), wire, left));
        lists(delete.target(), name)
            .filter(list -> wire.send(Request.of("GET", list)).text().contains(id(delete)))
            .forEach(left::add);
      }

      // Then
      assertThat(deletions).hasSizeGreaterThan(15);
      assertThat(left).isEmpty();
    }
  }

  private static void expect(Set<Integer> statuses, Request request, Wire wire, List<String> left) {
    int answered = wire.send(request).status();
    if (!statuses.contains(answered)) {
      left.add("%s %s: %d".formatted(request.method(), request.target(), answered));
    }
  }

  private static Stream<String> lists(String target, String name) {
    String collection = target.substring(0, target.lastIndexOf('/')) + "?limit=200";
    return name.isEmpty()
        ? Stream.of(collection)
        : Stream.of(collection, "/api/v1/search?q=" + name);
  }

  private static String id(Request request) {
    return request.target().substring(request.target().lastIndexOf('/') + 1);
  }
}
