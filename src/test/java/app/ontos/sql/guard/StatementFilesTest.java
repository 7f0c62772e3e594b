package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.ontos.sql.SqlDatabase;
import app.ontos.sql.StatementFile;
import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.guard.Verdict.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The collections of statements, judged, and where allowed run as a superuser in a READ ONLY
 * transaction on a real server.
 */
class StatementFilesTest {
  private static final String HARMLESS = "harmless";

  private static SqlDatabase database = SqlDatabase.with();

  @BeforeAll
  static void fillTheDatabase() {
    for (StatementFile.Entry entry : StatementFile.entries("tables.sql")) {
      database.execute(entry.statement());
    }
  }

  static Stream<StatementFile.Entry> harmless() {
    return StatementFile.entries("harmless.sql").stream();
  }

  static Stream<StatementFile.Entry> hostile() {
    return StatementFile.entries("hostile.sql").stream();
  }

  static Stream<StatementFile.Entry> hostileButAllowed() {
    return hostile().filter(entry -> entry.labels().get(1).equals(HARMLESS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void aHarmlessStatementIsAllowedAndRuns(StatementFile.Entry entry) throws SQLException {
    // Given
    Verdict verdict = StatementGuard.judge(entry.statement(), StatementMode.READ);

    // When
    assertThat(verdict).isInstanceOf(Allowed.class);
    boolean ran = runReadOnly(((Allowed) verdict).text().jdbc());

    // Then
    assertThat(ran).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void aHarmlessStatementIsAllowedInWriteModeToo(StatementFile.Entry entry) {
    // When
    Verdict verdict = StatementGuard.judge(entry.statement(), StatementMode.WRITE);

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(Allowed.class, allowed -> assertThat(allowed.writes()).isFalse());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aHostileStatementIsJudgedAsExpected(StatementFile.Entry entry) {
    // Given
    StatementMode mode = StatementMode.Data.valueOf(entry.labels().get(0));

    // When
    Verdict verdict = StatementGuard.judge(entry.statement(), mode);

    // Then
    String said = verdict instanceof Refused refused ? refused.code().code() : HARMLESS;
    assertThat(said).as(verdict.toString()).isEqualTo(entry.labels().get(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileButAllowed")
  void aHostileStatementThatIsAllowedDoesNoHarm(StatementFile.Entry entry) throws SQLException {
    // Given
    List<String> before = fingerprint();
    Allowed allowed = (Allowed) StatementGuard.judge(entry.statement(), StatementMode.READ);

    // When
    Throwable failure = catchThrowable(() -> runReadOnly(allowed.text().jdbc()));

    // Then
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(failure)
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            some -> assertThat(some).isInstanceOf(SQLException.class));
  }

  /** What the guard is for, and proof that {@link #fingerprint()} sees harm. */
  @Test
  void withoutTheGuardTheDriverLetsAStatementEscapeFromAReadOnlyTransaction() throws SQLException {
    // Given
    List<String> before = fingerprint();
    String escape = StatementFile.entries("hostile.sql").get(0).statement();

    // When
    boolean ran = runReadOnly(escape);

    // Then
    assertThat(ran).isTrue();
    assertThat(fingerprint()).isNotEqualTo(before);
    database.execute("DROP TABLE escaped");
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void thereAreEnoughOfThem() {
    // When
    long hostile = hostile().map(StatementFile.Entry::statement).distinct().count();

    // Then
    assertThat(hostile).isGreaterThanOrEqualTo(110);
    assertThat(harmless().map(StatementFile.Entry::statement).distinct().count())
        .isGreaterThanOrEqualTo(60);
  }

  private static boolean runReadOnly(String text) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try (Statement limit = connection.createStatement()) {
        limit.execute("SET LOCAL statement_timeout = '5s'");
      }
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        statement.execute();
      }
      connection.commit();
      return true;
    }
  }

  /** Every relation, routine and role of the database, its settings, and the rows of its tables. */
  private static List<String> fingerprint() throws SQLException {
    return database.rows(
        """
        SELECT 'relation ' || oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'routine ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT 'role ' || rolname || rolconfig::text FROM pg_roles
        UNION ALL SELECT 'setting ' || name || ' ' || setting FROM pg_settings
          WHERE source IN ('database', 'user', 'configuration file')
        UNION ALL SELECT 'person ' || p::text FROM people p
        UNION ALL SELECT 'sequence ' || last_value FROM people_seq
        ORDER BY 1
        """);
  }
}
