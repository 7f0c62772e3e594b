package app.ontos.sql.guard;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Asks the JDBC driver's own parser what it would send. It splits texts at semicolons, rewrites
 * {@code {fn …}} and question marks, and reads some literals otherwise than the server does, so a
 * text that the guard takes for one statement could reach the server as two. {@link DriverText} is
 * written so that this can't happen; this check is there for the day when that is wrong.
 */
final class DriverAgreement {
  private DriverAgreement() {}

  /** Objects unless the driver sends exactly the text that was judged. */
  static void check(DriverText text) throws Objection {
    // Both settings of standard_conforming_strings, since a session may have either.
    if (!agrees(text, true) || !agrees(text, false)) {
      throw new Objection(
          RefusalCode.DRIVER_DISAGREES, "The database driver reads the statement differently", 0);
    }
  }

  private static boolean agrees(DriverText text, boolean conformingStrings) {
    try {
      String replaced = Parser.replaceProcessing(text.jdbc(), true, conformingStrings);
      List<NativeQuery> sent =
          Parser.parseJdbcSql(replaced, conformingStrings, true, true, false, true);
      return sent.size() == 1 && sent.get(0).nativeSql.equals(text.server());
    } catch (SQLException e) {
      return false;
    }
  }
}
