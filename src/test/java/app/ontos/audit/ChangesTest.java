package app.ontos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.audit.AuditEvent.Change;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void namesOnlyTheFieldsThatDifferAndNeverTheBookkeeping() {
    // Given
    String before = "{\"id\": 1, \"version\": 1, \"parent_id\": 1, \"same\": [1]}";
    String after = "{\"id\": 2, \"version\": 2, \"parent_id\": 2, \"same\": [1]}";

    // When
    List<Change> changes = Changes.between(Optional.of(before), Optional.of(after));

    // Then
    assertThat(changes)
        .containsExactly(new Change("parentId", IntNode.valueOf(1), IntNode.valueOf(2)));
  }

  @Test
  void givesEveryFieldOfANewRecordThatHasAValue() {
    // Given
    String after = "{\"name\": 1, \"description\": null}";

    // When
    List<Change> changes = Changes.between(Optional.empty(), Optional.of(after));

    // Then
    assertThat(changes)
        .containsExactly(new Change("name", NullNode.getInstance(), IntNode.valueOf(1)));
  }

  @Test
  void givesWhatADeletedRecordHad() {
    // Given
    String before = "{\"name\": 1}";

    // When
    List<Change> changes = Changes.between(Optional.of(before), Optional.empty());

    // Then
    assertThat(changes)
        .containsExactly(new Change("name", IntNode.valueOf(1), NullNode.getInstance()));
  }
}
