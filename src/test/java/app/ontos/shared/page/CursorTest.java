package app.ontos.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "finance", "größe 数据 \uD83D\uDE00", "2026-01-01T00:00:00.000001Z"})
  void comesBackAsItWent(String key) {
    // Given
    Cursor cursor = new Cursor(-7, key, UUID.randomUUID());

    // When
    Optional<Cursor> decoded = Cursor.decode(cursor.encode());

    // Then
    assertThat(decoded).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "!!",
        "AAAA",
        "a b",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAD_", // 21 bytes and more, ending in 0xff
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAA" // twenty bytes and a NUL
      })
  void isEmptyForTextThatIsNone(String text) {
    // Given text that nobody was given

    // When
    Optional<Cursor> decoded = Cursor.decode(text);

    // Then
    assertThat(decoded).isEmpty();
  }
}
