package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.lexer.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriverTextTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("select  a.b,\n\tc -- d\n from t;", "select a.b, c from t"),
        Arguments.of("SELECT/*a*/1", "SELECT 1"),
        Arguments.of("SELECT 'it''s'", "SELECT 'it''s'"),
        Arguments.of("SELECT 'C:\\'", "SELECT E'C:\\\\'"),
        Arguments.of("SELECT E'a\\'b\\n'", "SELECT 'a''b\n'"),
        Arguments.of("SELECT 'a'\n'b'", "SELECT 'ab'"),
        Arguments.of("SELECT $$;'$$", "SELECT ';'''"),
        Arguments.of("SELECT U&'d!0061' UESCAPE '!'", "SELECT 'da'"),
        Arguments.of("SELECT U&\"d\\0061\"\"\"", "SELECT \"da\"\"\""),
        Arguments.of("SELECT N'a', B'1', x'F'", "SELECT nchar 'a' , B'1' , X'F'"),
        Arguments.of("SELECT interval(0)$$1$$", "SELECT interval(0) '1'"),
        Arguments.of("SELECT Größe, a$B", "SELECT \"größe\" , \"a$b\""),
        Arguments.of("SELECT a[1:2]::int[]", "SELECT a[1:2]::int[]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void spellsAStatementInOneWay(String source, String server) {
    // When
    DriverText text = allowed(source);

    // Then
    assertThat(text.server()).isEqualTo(server);
    assertThat(text.jdbc()).isEqualTo(server);
    assertThat(text).hasToString(server);
  }

  @Test
  void turnsParametersIntoPlaceholdersAndKeepsQuestionMarks() {
    // Given
    String source =
        "SELECT doc ?| :keys, '?' FROM t WHERE doc?:key AND id=:id OR :id::text ?? 'a' OR a[:key]";

    // When
    DriverText text = allowed(source);

    // Then
    assertThat(text.jdbc())
        .isEqualTo(
            "SELECT doc ??| ? , '?' FROM t WHERE doc ?? ? AND id= ? OR ? ::text ???? 'a' OR a[ ? ]");
    assertThat(text.server())
        .isEqualTo(
            "SELECT doc ?| $1 , '?' FROM t WHERE doc ? $2 AND id= $3 OR $4 ::text ?? 'a' OR a[ $5 ]");
    assertThat(text.parameters()).isEqualTo(List.of("keys", "key", "id", "id", "key"));
  }

  @Test
  void findsInTheSourceWhatTheServerPointsAt() {
    // Given
    String source = "SELECT -- \uD83D\uDE00\n E'\\uD83D\\uDE00',\n  :id + bogus";
    DriverText text = allowed(source);
    int bogus = text.server().codePointCount(0, text.server().indexOf("bogus")) + 1;

    // When
    Optional<Position> position = text.inSource(bogus);

    // Then
    assertThat(text.server()).isEqualTo("SELECT '\uD83D\uDE00' , $1 + bogus");
    assertThat(position).contains(new Position(38, 3, 9));
    assertThat(text.inSource(bogus + 2)).contains(new Position(40, 3, 11));
    assertThat(text.inSource(1)).contains(new Position(0, 1, 1));
    assertThat(text.inSource(10)).contains(new Position(13, 2, 2));
    assertThat(text.inSource(0)).isEmpty();
    assertThat(text.inSource(text.server().length() + 5)).isEmpty();
  }

  private static DriverText allowed(String source) {
    return ((Allowed) StatementGuard.judge(source, StatementMode.READ)).text();
  }
}
