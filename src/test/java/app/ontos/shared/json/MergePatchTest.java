package app.ontos.shared.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

  /** RFC 7396, appendix A, where both sides are objects: the body of a PATCH always is one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "{\"a\":\"b\"};               {\"a\":\"c\"};                {\"a\":\"c\"}",
        "{\"a\":\"b\"};               {\"b\":\"c\"};                {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"};               {\"a\":null};                 {}",
        "{\"a\":\"b\",\"b\":\"c\"};   {\"a\":null};                 {\"b\":\"c\"}",
        "{\"a\":[\"b\"]};             {\"a\":\"c\"};                {\"a\":\"c\"}",
        "{\"a\":\"c\"};               {\"a\":[\"b\"]};              {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}};       {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\",\"c\":null}}",
        "{\"a\":[{\"b\":\"c\"}]};     {\"a\":[1]};                  {\"a\":[1]}",
        "{\"e\":null};                {\"a\":1};                    {\"e\":null,\"a\":1}"
      })
  void mergesAsTheStandardSays(String target, String patch, String result) throws IOException {
    // Given
    JsonBody present = body(target);

    // When
    JsonBody merged = MergePatch.apply(present.object(), body(patch));

    // Then
    assertThat(merged.object()).isEqualTo(body(result).object());
  }

  @Test
  void keepsANullForAMemberThatTheTargetDoesNotKnowSoThatItCanBeNamed() throws IOException {
    // Given
    JsonBody present = body("{\"a\":1}");

    // When
    JsonBody merged = MergePatch.apply(present.object(), body("{\"unknown\":null}"));

    // Then
    assertThat(merged.object()).isEqualTo(body("{\"a\":1,\"unknown\":null}").object());
  }

  @Test
  void changesNeitherTheTargetNorThePatch() throws IOException {
    // Given
    JsonBody present = body("{\"a\":{\"b\":1}}");
    JsonBody patch = body("{\"a\":{\"b\":null,\"c\":2}}");

    // When
    MergePatch.apply(present.object(), patch);

    // Then
    assertThat(present).isEqualTo(body("{\"a\":{\"b\":1}}"));
    assertThat(patch).isEqualTo(body("{\"a\":{\"b\":null,\"c\":2}}"));
  }

  private static JsonBody body(String json) throws IOException {
    return JsonBodyReader.parse(json.getBytes(UTF_8));
  }
}
