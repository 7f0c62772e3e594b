package app.ontos.testruns.check;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.db.Identifiers;
import app.ontos.sql.SqlDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {
  private static final SqlDatabase DATABASE = SqlDatabase.with();

  @ParameterizedTest(name = "{1} as {0}: {2}")
  @CsvSource({
    "email, ada@example.com, true",
    "email, ada, false",
    "email, a b@example.com, false",
    "uuid, 00000000-0000-4000-8000-00000000000a, true",
    "uuid, 00000000-0000-4000-8000-0000000000, false",
    "uri, https://example.com/a?b=c#d, true",
    "uri, urn:isbn:123, true",
    "uri, not a uri, false",
    "hostname, db.example.com, true",
    "hostname, -db.example.com, false",
    "ipv4, 192.168.0.255, true",
    "ipv4, 192.168.0.256, false",
    "ipv6, 2001:db8::1, true",
    "ipv6, ::, true",
    "ipv6, ::ffff:10.0.0.1, true",
    "ipv6, 1:2:3:4:5:6:7:8, true",
    "ipv6, 1:2:3:4:5:6:7:8:9, false",
    "ipv6, 2001:db8:::1, false",
    "byte, aGVsbG8=, true",
    "byte, aGVsbG8, false",
  })
  void knowsWhatIsOfAFormat(String format, String text, boolean is) throws SQLException {
    // Given
    String pattern = TextFormats.pattern(format).orElseThrow();

    // When
    List<String> answer = matched(text, pattern);

    // Then
    assertThat(answer).containsExactly(String.valueOf(is));
  }

  @ParameterizedTest(name = "{1} as {0}: {2}")
  @CsvSource({
    "yyyy-MM-dd, 2025-02-28, true",
    "yyyy-MM-dd, 2025-13-28, false",
    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX, 2025-02-28T01:02:03.456+02:00, true",
    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX, 2025-02-28 01:02:03.456+02:00, false",
    "dd.MM.yy, 28.02.25, true",
    "dd.MM.yy, 28-02-25, false",
    "HH:mm, 24:00, false",
  })
  void knowsWhatIsOfAFormatForMoments(String format, String text, boolean is) throws SQLException {
    // Given
    String pattern = MomentFormat.pattern(format).orElseThrow();

    // When
    List<String> answer = matched(text, pattern);

    // Then
    assertThat(answer).containsExactly(String.valueOf(is));
  }

  @ParameterizedTest
  @CsvSource({"EEEE", "MMM yyyy", "yyyy'open"})
  void knowsNothingOfWordsAndOfWhatIsMalformed(String format) {
    // When
    var pattern = MomentFormat.pattern(format);

    // Then
    assertThat(pattern).isEmpty();
  }

  private static List<String> matched(String text, String pattern) throws SQLException {
    return DATABASE.rows(
        "select (%s ~ %s)::text"
            .formatted(Identifiers.literal(text), Identifiers.literal(pattern)));
  }
}
