package app.ontos.testruns.check;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.db.Identifiers;
import app.ontos.sql.SqlDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL makes of patterns that were written for ECMA-262. */
class EcmaPatternTest {
  private static final SqlDatabase DATABASE = SqlDatabase.with();

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abc | xabcx | true",
        "^abc$ | xabcx | false",
        "^[A-Z]{2}[0-9]{2}$ | DE12 | true",
        "^[A-Z]{2}[0-9]{2}$ | de12 | false",
        "^\\d+$ | 123 | true",
        "^\\d+$ | ١٢٣ | false",
        "^\\w+$ | a_1 | true",
        "^\\w+$ | ü | false",
        "^[\\w.-]+@[\\w-]+\\.[a-z]{2,}$ | a.b-c@example.com | true",
        "^[\\w.-]+@[\\w-]+\\.[a-z]{2,}$ | a.b-c@example | false",
        "\\bword\\b | a word here | true",
        "\\bword\\b | swordfish | false",
        "\\Bord | swordfish | true",
        "^a\\/b$ | a/b | true",
        "^\\x41b$ | Ab | true",
        "^\\u00e9$ | é | true",
        "^(?!.*secret).*$ | no secret here | false",
        "^(?!.*secret).*$ | nothing here | true",
        "^[[a]+$ | [a[ | true",
        "^[^[:space:]]+$ | a b | false",
        "^([ab])\\1$ | aa | true",
        "^([ab])\\1$ | ab | false",
        "^a.c$ | abc | true",
        "(?i)^ABC$ | abc | true",
        "^\\Aabc\\z | abc | true",
      })
  void findsWhatEcmaFinds(String pattern, String text, boolean found) throws SQLException {
    // Given
    String sql = "select (%s ~ %s)::text".formatted(Identifiers.literal(text), quoted(pattern));

    // When
    List<String> answer = DATABASE.rows(sql);

    // Then
    assertThat(answer).containsExactly(String.valueOf(found));
  }

  @Test
  void endsALineWhereEcmaDoes() throws SQLException {
    // Given
    String sql = "select (E'a\\nc' ~ %s)::text".formatted(quoted("^a.c$"));

    // When
    List<String> answer = DATABASE.rows(sql);

    // Then
    assertThat(answer).containsExactly("false");
  }

  @Test
  void writesNoDirectorOfPostgres() {
    // When
    String pattern = EcmaPattern.forPostgres("***=a.b");

    // Then
    assertThat(pattern).isEqualTo("****=a.b");
  }

  private static String quoted(String pattern) {
    return Identifiers.literal(EcmaPattern.forPostgres(pattern));
  }
}
