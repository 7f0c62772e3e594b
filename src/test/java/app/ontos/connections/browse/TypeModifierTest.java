package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypeModifierTest {
  @Test
  void isNotReadIntoATypeOfSomebodyElsesThatHasTheSameName() {
    // Given
    TypeName type = new TypeName("public", "varchar");

    // When
    TypeModifier modifier = TypeModifier.of(type, 44);

    // Then
    assertThat(modifier.length()).isEmpty();
  }

  @Test
  void isNotReadIntoATypeThatPacksItInItsOwnWay() {
    // Given
    TypeName type = new TypeName("public", "vector");

    // When
    TypeModifier modifier = TypeModifier.of(type, 1536);

    // Then
    assertThat(modifier)
        .isEqualTo(new TypeModifier(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
