package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void watchesEveryFileOfTheChangelogForChanges() throws IOException {
    // Given
    List<String> there;
    try (Stream<Path> folder = Files.list(Path.of("src/main/resources/db/changelog"))) {
      there = folder.map(file -> file.getFileName().toString()).sorted().toList();
    }

    // When
    List<String> watched = Migrations.files();

    // Then
    assertThat(watched).containsExactlyInAnyOrderElementsOf(there);
  }
}
