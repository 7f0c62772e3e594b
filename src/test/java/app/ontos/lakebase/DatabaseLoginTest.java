package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseLoginTest {
  @Test
  void hidesItsPassword() {
    // Given
    DatabaseLogin login =
        new DatabaseLogin(
            "h", 5432, "d", "s", "u", "canary", "require", java.util.Optional.empty());

    // When
    String text = login.toString();

    // Then
    assertThat(text).doesNotContain("canary").contains("u@h:5432/d");
  }

  @Test
  void quotesASchemaWithAHyphen() {
    // Given
    DatabaseLogin login =
        new DatabaseLogin(
            "h", 5432, "d", "app-ontos", "u", "p", "require", java.util.Optional.empty());

    // When
    var properties = login.properties();

    // Then
    assertThat(properties).containsEntry("currentSchema", "\"app-ontos\"");
  }
}
