package app.ontos.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shipped is known, and under licences that allow it. */
class LicencesIT {
  private static final Path SBOM = Path.of("target/sbom.json");
  private static final Path KEPT = Path.of("docs/licences.md");
  private static final Path BUILT = Path.of("target/licences.md");
  private static final String BEGIN = "<!-- generated: from here -->\n";

  /** Of several that a library offers, one of these must be among them. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-1.0",
          "EPL-2.0",
          "CC0-1.0",
          "Public Domain",
          "Go License"); // as BSD-3-Clause

  /**
   * The files of these alone are shipped, unpacked by the pom; Maven does not see them as
   * libraries.
   */
  private static final Map<String, String> ASSETS =
      Map.of("tabler__core", "MIT", "htmx.org", "0BSD", "codemirror", "MIT");

  private static final Pattern ASSET =
      Pattern.compile(
          "<artifactItem>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
              + "<version>\\$\\{([^}]+)}</version>");

  /** A library or a web asset. */
  private record Part(String name, String version, List<String> licences) {
    boolean isAllowed() {
      return licences.stream().anyMatch(ALLOWED::contains);
    }

    String row() {
      return "| %s | %s | %s |\n".formatted(name, version, String.join(" or ", licences));
    }
  }

  @Test
  void shipsOnlyWhatMayBeShipped() throws IOException {
    // Given
    List<Part> parts = parts();

    // When
    List<Part> others = parts.stream().filter(part -> !part.isAllowed()).toList();

    // Then
    assertThat(parts).hasSizeGreaterThan(100);
    assertThat(others).isEmpty();
  }

  @Test
  void listsEveryPartWithItsLicence() throws IOException {
    // Given
    String kept = Files.readString(KEPT);
    String before = kept.substring(0, kept.indexOf(BEGIN) + BEGIN.length());

    // When
    StringBuilder built = new StringBuilder(before);
    built.append("| what | version | licence |\n|---|---|---|\n");
    parts().forEach(part -> built.append(part.row()));

    // Then
    Files.writeString(BUILT, built);
    assertThat(built.toString())
        .as("copy %s to %s if the change is meant", BUILT, KEPT)
        .isEqualTo(kept);
  }

  private static List<Part> parts() throws IOException {
    assumeTrue(Files.exists(SBOM), "Maven makes no bill of materials when it is offline");
    Map<String, Part> parts = new TreeMap<>();
    for (JsonNode component : new ObjectMapper().readTree(SBOM.toFile()).path("components")) {
      // Optional dependencies are for laptops and tests, and filtered out of the package.
      if (!component.path("scope").asText().equals("optional")) {
        // Of native code there is an artifact for each kind of machine.
        String artifact = component.path("name").asText().replaceFirst("^native-.*", "native-*");
        String name = component.path("group").asText() + ":" + artifact;
        parts.put(name, new Part(name, component.path("version").asText(), licences(component)));
      }
    }
    for (Part asset : assets(Files.readString(Path.of("pom.xml")))) {
      parts.put(asset.name(), asset);
    }
    return new ArrayList<>(parts.values());
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode entry : component.path("licenses")) {
      JsonNode license = entry.path("license");
      String name = license.path("id").asText(license.path("name").asText());
      licences.add(entry.path("expression").asText(name));
    }
    return licences;
  }

  private static List<Part> assets(String pom) {
    List<Part> assets = new ArrayList<>();
    Matcher found = ASSET.matcher(pom);
    while (found.find()) {
      String property = found.group(3);
      String value = pom.split("<" + Pattern.quote(property) + ">", 2)[1].split("<", 2)[0];
      String name = found.group(1) + ":" + found.group(2);
      assets.add(new Part(name, value, List.of(ASSETS.getOrDefault(found.group(2), "unknown"))));
    }
    return assets;
  }
}
