package app.ontos.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The standards' own schemas and examples. They are not part of this project: they are read from
 * the folder that the system property {@code ontos.standards} names, or from {@code
 * ../shared/standards}; where there is none, the tests that compare with them are skipped.
 */
public final class Standards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Standards() {}

  /** A schema, with formats as assertions, by its path below the folder. */
  public static JsonSchema schema(String path) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .losslessNarrowing(true)
            .failFast(true)
            .build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
        .getSchema(schemaText(path), config);
  }

  /** A schema as it is written. */
  public static JsonNode schemaText(String path) {
    try {
      return JSON.readTree(folder().resolve(path).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All examples of a standard, by their file names. */
  public static Map<String, ObjectNode> examples(String standard) {
    Map<String, ObjectNode> examples = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder().resolve(standard).resolve("examples"))) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted(Comparator.naturalOrder())
          .forEach(file -> examples.put(file.getFileName().toString(), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  private static ObjectNode read(Path file) {
    try {
      return StandardDocument.read(Files.readAllBytes(file), DocumentFormat.YAML).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path folder = Path.of(System.getProperty("ontos.standards", "../shared/standards"));
    assumeTrue(
        Files.isDirectory(folder),
        "The comparison with the standards' own schemas was skipped: there is no folder "
            + folder
            + " (name one with -Dontos.standards=…)");
    return folder;
  }
}
