package app.ontos.shared.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyReaderTest {

  @Test
  void readsAnObject() throws IOException {
    // Given
    byte[] body = " {\"a\": [1, null]} \n".getBytes(UTF_8);

    // When
    JsonBody read = JsonBodyReader.parse(body);

    // Then
    assertThat(read.object().toString()).isEqualTo("{\"a\":[1,null]}");
  }

  @Test
  void keepsNumbersAsTheyAreWritten() throws IOException {
    // Given
    byte[] body =
        "{\"a\":[1.10,9007199254740993,0.1000000000000000055511151231257827]}".getBytes(UTF_8);

    // When
    JsonBody read = JsonBodyReader.parse(body);

    // Then
    assertThat(read.object().toString()).isEqualTo(new String(body, UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "[]", "1", "null", "{} {}", "{}x", "{\"a\":1,\"a\":1}", "{'a':1}"})
  void refusesWhatIsNotOneObject(String body) {
    // Given
    byte[] bytes = body.getBytes(UTF_8);

    // When
    ProblemException refusal = refusal(bytes);

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void saysWhereTheTextGoesWrongWithoutRepeatingIt() {
    // Given
    byte[] body = "{\n  \"secret\": oops\n}".getBytes(UTF_8);

    // When
    ProblemException refusal = refusal(body);

    // Then
    assertThat(refusal.problem().detail()).contains("line 2").doesNotContain("secret", "oops");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    // Given
    byte[] body = "{\"a\": \"é\"}".getBytes(ISO_8859_1);

    // When
    ProblemException refusal = refusal(body);

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void refusesEveryOtherEncodingOfUnicode(String encoding) {
    // Given
    byte[] body = "{\"a\": 1}".getBytes(Charset.forName(encoding));

    // When
    ProblemException refusal = refusal(body);

    // Then
    assertThat(refusal.problem().detail()).contains("UTF-8");
  }

  @Test
  void refusesDeepNesting() {
    // Given
    byte[] body = ("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}").getBytes(UTF_8);

    // When
    ProblemException refusal = refusal(body);

    // Then
    assertThat(refusal.problem().detail()).contains("nested deeper");
  }

  @Test
  void refusesOneByteTooMany() {
    // Given
    byte[] body = new byte[BodyLimit.MAX_BYTES + 1];

    // When
    ProblemException refusal = refusal(body);

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.TOO_LARGE);
  }

  private static ProblemException refusal(byte[] body) {
    return catchThrowableOfType(ProblemException.class, () -> JsonBodyReader.parse(body));
  }
}
