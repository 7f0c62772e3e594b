package app.ontos.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.identity.Operations.Operation;
import app.ontos.identity.access.Access;
import app.ontos.identity.access.Feature;
import app.ontos.testing.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/security.md are what the code says. */
@ServiceTest
@TestProfile(BehindTheProxy.class)
class SecurityDocumentTest {
  private static final Path KEPT = Path.of("docs/security.md");
  private static final Path BUILT = Path.of("target/security.md");
  private static final String BEGIN = "<!-- generated: from here -->\n";
  private static final String END = "<!-- generated: to here -->\n";

  @Test
  void showsWhatEverySeededRoleMayDo() throws IOException {
    // Given
    String kept = Files.readString(KEPT);
    String before = kept.substring(0, kept.indexOf(BEGIN) + BEGIN.length());
    String after = kept.substring(kept.indexOf(END));

    // When
    String built = before + levels() + "\n" + operations() + after;

    // Then
    Files.writeString(BUILT, built);
    assertThat(built).as("copy %s to %s if the change is meant", BUILT, KEPT).isEqualTo(kept);
  }

  private static String levels() {
    Map<String, Access> roles = Operations.seededRoles();
    StringBuilder table = head("feature", roles);
    for (Feature feature : Feature.values()) {
      String levels =
          roles.values().stream()
              .map(access -> access.to(feature).text())
              .collect(Collectors.joining(" | "));
      table.append("| `%s` | %s |\n".formatted(feature.id(), levels));
    }
    return table.toString();
  }

  private static String operations() {
    Map<String, Access> roles = Operations.seededRoles();
    StringBuilder table = head("operation | needs", roles);
    for (Operation operation : Operations.all()) {
      String marks =
          roles.values().stream()
              .map(access -> operation.isOpenTo(access) ? "yes" : "")
              .collect(Collectors.joining(" | "));
      table.append(
          "| %s `%s` | %s | %s |\n"
              .formatted(operation.method(), operation.path(), operation.need(), marks));
    }
    return table.toString();
  }

  private static StringBuilder head(String first, Map<String, Access> roles) {
    String names = String.join(" | ", roles.keySet());
    long columns = first.chars().filter(c -> c == '|').count() + 1 + roles.size();
    return new StringBuilder()
        .append("| %s | %s |\n".formatted(first, names))
        .append("|---".repeat((int) columns))
        .append("|\n");
  }
}
