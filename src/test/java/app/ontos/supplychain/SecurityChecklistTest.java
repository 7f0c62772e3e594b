package app.ontos.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the documents on security name are there. */
class SecurityChecklistTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

  @Test
  void namesTestsThatAreThere() throws IOException {
    // Given
    Map<String, Path> classes;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      classes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      file -> file,
                      (one, other) -> one));
    }
    String documents =
        Files.readString(Path.of("docs/security.md"))
            + Files.readString(Path.of("docs/security-checklist.md"));

    // When
    List<String> named = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Matcher tests = NAMED.matcher(documents);
    while (tests.find()) {
      named.add(tests.group());
      Path file = classes.get(tests.group(1));
      if (file == null || !isIn(Files.readString(file), tests.group(2))) {
        missing.add(tests.group());
      }
    }

    // Then
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  /** A method, or a rule of the architecture, of that name. */
  private static boolean isIn(String source, String name) {
    return Pattern.compile("\\b(?:void|ArchRule) " + name + "\\b").matcher(source).find();
  }
}
