package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.guard.Verdict.Refused;
import app.ontos.sql.lexer.Lexer;
import app.ontos.sql.lexer.Position;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGuardTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1                                                     | SELECT  | false
          ((VALUES (1)))                                               | VALUES  | false
          TABLE t                                                      | TABLE   | false
          SHOW ALL                                                     | SHOW    | false
          EXPLAIN ANALYZE UPDATE t SET a = 1                           | EXPLAIN | true
          INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING RETURNING a  | INSERT  | true
          INSERT INTO t (a) WITH x AS (INSERT INTO u DEFAULT VALUES RETURNING a) SELECT a FROM x | INSERT | true
          INSERT INTO t OVERRIDING SYSTEM VALUE TABLE u                | INSERT  | true
          UPDATE ONLY t SET a = nextval('s')                           | UPDATE  | true
          DELETE FROM t USING u WHERE t.a = u.a                        | DELETE  | true
          MERGE INTO t USING u ON t.a = u.a WHEN NOT MATCHED THEN INSERT VALUES (1) | MERGE | true
          WITH x AS (SELECT 1) DELETE FROM t                           | DELETE  | true
          WITH x AS (DELETE FROM t RETURNING a) SELECT a FROM x        | SELECT  | true
          WITH x AS (SELECT 1) SELECT * FROM x                         | SELECT  | false
          SELECT a FROM t FOR UPDATE                                   | SELECT  | false
          """)
  void tellsInWriteModeWhatAStatementIs(String text, StatementKind kind, boolean writes) {
    // When
    Verdict verdict = StatementGuard.judge(text, StatementMode.WRITE);

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed -> {
              assertThat(allowed.kind()).isEqualTo(kind);
              assertThat(allowed.writes()).isEqualTo(writes);
            });
  }

  @Test
  void pointsAtWhatItRefuses() {
    // Given
    String text = "SELECT 'ä', -- names\n  pg_catalog.\"pg_sleep\"(1)";

    // When
    Verdict verdict = StatementGuard.judge(text, StatementMode.READ);

    // Then
    assertThat(verdict)
        .isEqualTo(
            new Refused(
                RefusalCode.FUNCTION,
                "The function pg_sleep may not be called",
                new Position(34, 2, 14)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id int)",
        "create unlogged table t as select 1",
        "CREATE UNIQUE INDEX i ON t (id)",
        "CREATE OR REPLACE RECURSIVE VIEW v (a) AS SELECT 1",
        "CREATE MATERIALIZED VIEW v AS SELECT 1",
        "ALTER TABLE t ADD COLUMN a int DEFAULT nextval('s')",
        "DROP TABLE IF EXISTS t, u CASCADE",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 2 $$",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1);; END",
        "CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE SCHEMA IF NOT EXISTS s",
        "COMMENT ON TABLE t IS 'a;b'",
        "TRUNCATE t",
        "REFRESH MATERIALIZED VIEW v",
        "GRANT CREATE ON SCHEMA s TO a",
        "CALL p(1)",
        "DO $$ BEGIN NULL; END $$"
      })
  void allowsInAdministrativeModeWhatIsListed(String text) {
    // When
    Verdict verdict = StatementGuard.judge(text, everything());

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed -> assertThat(allowed.kind()).isEqualTo(StatementKind.ADMINISTRATIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE DATABASE d, SCHEMA_CHANGE",
    "CREATE ROLE r, SCHEMA_CHANGE",
    "CREATE TEMP TABLE t (id int), SCHEMA_CHANGE",
    "CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION f(), SCHEMA_CHANGE",
    "CREATE SCHEMA s CREATE TABLE t (id int), SCHEMA_CHANGE",
    "CREATE RULE r AS ON UPDATE TO t DO ALSO DELETE FROM u, SCHEMA_CHANGE",
    "CREATE \"table\" t (id int), SCHEMA_CHANGE",
    "ALTER SYSTEM SET fsync = off, SCHEMA_CHANGE",
    "DROP OWNED BY r, SCHEMA_CHANGE",
    "SET ROLE r, SESSION_STATE",
    "COMMIT, TRANSACTION_CONTROL",
    "COPY t FROM PROGRAM 'id', COPY",
    "VACUUM, MAINTENANCE",
    "CREATE TABLE t (id int); DROP TABLE t, SEVERAL_STATEMENTS",
    "CREATE TABLE t AS SELECT pg_sleep(1), FUNCTION",
    "SELECT 1 INTO t, SELECT_INTO"
  })
  void refusesInAdministrativeModeWhatCannotBeListed(String text, RefusalCode code) {
    // When
    Verdict verdict = StatementGuard.judge(text, everything());

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void refusesInAdministrativeModeWhatIsNotListed() {
    // Given
    StatementMode mode =
        new StatementMode.Administrative(Set.of(new AdministrativeCommand("CREATE TABLE")));

    // When
    Verdict verdict = StatementGuard.judge("DROP TABLE t", mode);

    // Then
    assertThat(verdict).isInstanceOf(Refused.class);
    assertThat(StatementGuard.judge("CREATE TABLE t (id int)", mode)).isInstanceOf(Allowed.class);
    assertThat(StatementGuard.judge("DELETE FROM t", mode)).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "SET", "COPY", "CREATE DATABASE", "VACUUM", "create table", ""})
  void cannotListACommandThatMustNeverRun(String tag) {
    // When
    assertThatThrownBy(() -> new AdministrativeCommand(tag))
        // Then
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "WITH a AS (",
        "WITH a AS (SELECT 1),",
        "EXPLAIN (",
        "INSERT INTO t WITH a AS (",
        "a.",
        "; ",
        "SELECT 1 INTO ",
        "UPDATE a.",
        "((WITH a AS ",
        "[",
        "FOR UPDATE ",
        "MERGE INTO ONLY "
      })
  @Timeout(20)
  void judgesTheLongestTextsInTime(String piece) {
    // Given
    String open = piece.repeat(Lexer.MAX_LENGTH / piece.length());
    String pairs = "(".repeat(60_000) + "SELECT 1" + ")".repeat(60_000);
    String longList = "WITH " + "a AS (SELECT 1),".repeat(10_000) + "b AS (SELECT 2) SELECT 3";

    // When
    Set<Class<?>> verdicts =
        Arrays.asList(open, "SELECT " + open, pairs, longList).stream()
            .map(text -> StatementGuard.judge(text, StatementMode.READ).getClass())
            .collect(Collectors.toSet());

    // Then
    assertThat(verdicts).contains(Refused.class, Allowed.class);
  }

  private static StatementMode everything() {
    return new StatementMode.Administrative(
        AdministrativeCommand.all().stream()
            .map(AdministrativeCommand::new)
            .collect(Collectors.toSet()));
  }
}
