package app.ontos.sql;

import app.ontos.sql.guard.StatementMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** What a query may do. */
public enum QueryMode {
  @JsonProperty("read")
  READ,
  @JsonProperty("write")
  WRITE;

  static final Map<String, QueryMode> BY_NAME = Map.of("read", READ, "write", WRITE);

  StatementMode statementMode() {
    return this == READ ? StatementMode.READ : StatementMode.WRITE;
  }
}
