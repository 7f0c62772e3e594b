package app.ontos.contracts.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultSchemaTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: postgresql, server: a, environment: test, schema: t}, {type: postgres, server: b, environment: Production, schema: p}|p",
        "{type: postgresql, server: test, schema: t}, {type: postgresql, server: production, schema: p}|p",
        "{type: postgresql, server: a, environment: test, schema: t}|t",
        "{type: databricks, server: production, schema: d}, {type: postgres, server: b, schema: p}|p",
        "{type: postgresql, server: a, schema: t}, {type: postgresql, server: b, schema: p}|own",
        "{type: postgresql, server: production}|own",
        "{type: databricks, server: production, schema: d}|own"
      })
  void isThatOfTheServerForTheEnvironmentOrOfTheOnlyOne(String servers, String expected) {
    // Given
    byte[] text = "servers: [%s]".formatted(servers).getBytes(UTF_8);
    ObjectNode contract = StandardDocument.read(text, DocumentFormat.YAML).root();

    // When
    String schema = DefaultSchema.of(contract, "production", Optional.of("own"));

    // Then
    assertThat(schema).isEqualTo(expected);
  }
}
