package app.ontos.sql.run;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a result; several may have one name.
 *
 * @param name as the statement names it
 * @param type the server's name for its type
 */
public record ResultColumn(String name, String type) {

  static List<ResultColumn> of(ResultSetMetaData shape) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      columns.add(new ResultColumn(shape.getColumnLabel(i), shape.getColumnTypeName(i)));
    }
    return List.copyOf(columns);
  }
}
