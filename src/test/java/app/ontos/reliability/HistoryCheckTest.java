package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.reliability.EditHistory.Created;
import app.ontos.reliability.EditHistory.Edit;
import app.ontos.reliability.EditHistory.Known;
import app.ontos.reliability.EditHistory.Read;
import app.ontos.reliability.EditHistory.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A history that is right, and then with one thing wrong at a time. */
class HistoryCheckTest {
  private static final String RECORD = "r";

  private final List<Edit> edits =
      new ArrayList<>(
          List.of(
              new Edit(RECORD, 10, 20, Known.WRITTEN, 1, "b", 2),
              new Edit(RECORD, 12, 22, Known.REFUSED, 1, "x", 0),
              new Edit(RECORD, 30, 90, Known.UNKNOWN, 2, "c", 0),
              new Edit(RECORD, 31, 95, Known.UNKNOWN, 2, "y", 0),
              new Edit(RECORD, 50, 60, Known.WRITTEN, 3, "d", 4)));
  private final List<Read> reads =
      new ArrayList<>(
          List.of(
              new Read(RECORD, 1, 5, new State(1, "a")),
              new Read(RECORD, 15, 18, new State(2, "b")),
              new Read(RECORD, 40, 45, new State(3, "c")),
              new Read(RECORD, 70, 75, new State(4, "d"))));
  private final List<Created> creations =
      new ArrayList<>(List.of(new Created("k", "1"), new Created("k", "1")));
  private final List<State> trail =
      new ArrayList<>(
          List.of(new State(1, "a"), new State(2, "b"), new State(3, "c"), new State(4, "d")));
  private final Map<String, Long> copies = new HashMap<>(Map.of("k", 1L));
  private State present = new State(4, "d");

  @Test
  void findsNothingInAHistoryThatIsRight() {
    // When
    List<String> violations = check();

    // Then
    assertThat(violations).isEmpty();
  }

  @Test
  void findsAnUpdateThatWasWrittenOverAnother() {
    // Given: two replaced version 1, and both were acknowledged
    edits.add(new Edit(RECORD, 76, 80, Known.WRITTEN, 1, "e", 5));
    trail.add(new State(5, "e"));
    present = new State(5, "e");

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("lost update");
  }

  @Test
  void findsAnAcknowledgedChangeThatIsNotThere() {
    // Given
    edits.add(new Edit(RECORD, 76, 80, Known.WRITTEN, 4, "e", 5));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("lost: ");
  }

  @Test
  void findsAVersionThatIsMissing() {
    // Given
    trail.remove(2);
    reads.remove(2);

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).isNotEmpty().allMatch(violation -> violation.startsWith("gap"));
  }

  @Test
  void findsAChangeThatWasAppliedTwice() {
    // Given
    trail.add(new State(5, "d"));
    present = new State(5, "d");

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).anyMatch(violation -> violation.startsWith("written twice"));
  }

  @Test
  void findsAChangeThatWasRefusedAndIsThere() {
    // Given
    trail.set(1, new State(2, "x"));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).anyMatch(violation -> violation.startsWith("refused and written"));
  }

  @Test
  void findsAReadThatGoesBackwards() {
    // Given
    reads.add(new Read(RECORD, 61, 64, new State(3, "c")));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("backwards");
  }

  @Test
  void findsAReadOfWhatWasNeverWritten() {
    // Given
    reads.add(new Read(RECORD, 32, 64, new State(3, "y")));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("never written");
  }

  @Test
  void findsAReadOfTheFuture() {
    // Given
    reads.set(2, new Read(RECORD, 23, 25, new State(3, "c")));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("seen before");
  }

  @Test
  void findsAnEndThatIsNotTheLastVersion() {
    // Given
    present = new State(4, "y");

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).singleElement().asString().startsWith("final");
  }

  @Test
  void findsTwoRecordsOfOneKey() {
    // Given
    copies.put("k", 2L);
    creations.set(1, new Created("k", "2"));

    // When
    List<String> violations = check();

    // Then
    assertThat(violations).hasSize(3).allMatch(violation -> violation.startsWith("created"));
  }

  private List<String> check() {
    return HistoryCheck.violations(
        new EditHistory(
            edits, reads, creations, Map.of(RECORD, trail), Map.of(RECORD, present), copies));
  }
}
