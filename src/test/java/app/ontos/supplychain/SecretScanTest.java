package app.ontos.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing secret is in the repository, and the scan that says so finds what is. */
class SecretScanTest {
  /** Not of the repository: what builds, runs and tools leave behind. */
  private static final Set<String> SKIPPED = Set.of(".git", ".ontos", ".idea", "target");

  /** What may look like a secret, and why. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "PASSWORD = \"changeit\"", "of a key store that a test makes and throws away",
          "PASSWORD = \"emulator\"", "of a key store that the emulator makes and throws away",
          "PASSWORD = \"password\"", "of a key store that a test makes and throws away",
          "password\": \"canary-5\"", "a canary, which a test looks for in answers",
          "https://me:pass@w.cloud.databricks.com", "an address that must be refused",
          "https://user:pass@localhost", "an address that must be refused",
          "PASSWORD = \"/environments/production/authentication/password\"", "a JSON pointer");

  @Test
  void findsNothingInTheRepository() throws IOException {
    // Given
    List<Path> files;
    try (Stream<Path> root = Files.list(Path.of(""))) {
      files =
          root.filter(path -> !SKIPPED.contains(path.toString()))
              .flatMap(SecretScanTest::filesBelow)
              .toList();
    }

    // When
    Map<String, List<String>> findings = new TreeMap<>();
    for (Path file : files) {
      List<String> found =
          SecretScan.findings(text(file)).stream().filter(f -> !allowed(f)).toList();
      if (!found.isEmpty()) {
        findings.put(file.toString(), found);
      }
    }

    // Then
    assertThat(files).hasSizeGreaterThan(1000);
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token = dapi|0123456789abcdef0123456789abcdef",
        "DATABRICKS_CLIENT_SECRET: dose|0123456789abcdef0123456789abcdef",
        "-----BEGIN |PRIVATE KEY-----",
        "-----BEGIN |RSA PRIVATE KEY-----",
        "Bearer eyJ|hbGciOiJSUzI1NiJ9.eyJ|zdWIiOiJhZGEifQ.c2ln",
        "AKIA|ABCDEFGHIJKLMNOP",
        "ghp|_abcdefghijklmnopqrstuvwxyz0123456789",
        "postgresql:|//ada:lovelace@db.example.com/sales",
        "String pass|word = \"correct-horse\";",
        "quarkus.datasource.pass|word=correct-horse",
        "\"clientSec|ret\": \"correct-horse\""
      })
  void findsWhatIsPlanted(String planted) {
    // Given
    String text = "first line\n" + planted.replace("|", "") + "\nlast line";

    // When
    List<String> findings = SecretScan.findings(text);

    // Then
    assertThat(findings).isNotEmpty().noneMatch(SecretScanTest::allowed);
  }

  private static boolean allowed(String finding) {
    return ALLOWED.keySet().stream().anyMatch(finding::endsWith);
  }

  private static Stream<Path> filesBelow(Path path) {
    try (Stream<Path> below = Files.walk(path)) {
      return below
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".png"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
