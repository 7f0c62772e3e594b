package app.ontos.sql.guard;

import java.util.Locale;

/** Why a statement may not run. Clients branch on {@link #code()}, which never changes. */
public enum RefusalCode {
  /** No sequence of tokens, or brackets that don't match, or a WITH clause out of shape. */
  SYNTAX,
  EMPTY,
  SEVERAL_STATEMENTS,
  /** {@code $1}: parameters are written {@code :name}. */
  POSITIONAL_PARAMETER,
  TOO_MANY_PARAMETERS,
  TRANSACTION_CONTROL,
  /** SET, RESET, DISCARD: sessions are shared. */
  SESSION_STATE,
  COPY,
  /** PREPARE, EXECUTE, DEALLOCATE. */
  PREPARED_STATEMENT,
  /** DECLARE, FETCH, MOVE, CLOSE. */
  CURSOR,
  /** LISTEN, NOTIFY, UNLISTEN. */
  NOTIFICATION,
  /** LOCK. */
  TABLE_LOCK,
  /** DO, CALL, LOAD. */
  CODE,
  /** VACUUM, ANALYZE, CHECKPOINT and the like. */
  MAINTENANCE,
  /** CREATE, ALTER, DROP and the like. */
  SCHEMA_CHANGE,
  /** GRANT, REVOKE. */
  PRIVILEGES,
  UNKNOWN_COMMAND,
  /** INSERT, UPDATE, DELETE or MERGE, in a WITH clause or in front, in read mode. */
  WRITE_IN_READ_MODE,
  /** FOR UPDATE and the like in read mode. */
  ROW_LOCK,
  /** SELECT INTO makes a table. */
  SELECT_INTO,
  /** A function of PostgreSQL's that reaches beyond the transaction or runs text as SQL. */
  FUNCTION,
  /** An UPDATE of pg_settings is a SET. */
  SETTINGS_UPDATE,
  /** The JDBC driver would not send the statement as it was judged. Not seen to happen. */
  DRIVER_DISAGREES;

  /** The stable name, {@code several-statements}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
