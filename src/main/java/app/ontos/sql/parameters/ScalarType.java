package app.ontos.sql.parameters;

import java.util.Locale;

/** What a single value of a parameter may be. */
public enum ScalarType {
  TEXT("text"),
  INTEGER("int4"),
  BIGINT("int8"),
  /** Exact, with NaN and the infinities as text. */
  NUMERIC("numeric"),
  BOOLEAN("bool"),
  DATE("date"),
  TIMESTAMP("timestamp"),
  TIMESTAMPTZ("timestamptz"),
  INTERVAL("interval"),
  UUID("uuid"),
  JSON("json"),
  /** Base64 in JSON and in query strings. */
  BYTES("bytea"),
  /** Of the extension pgvector. */
  VECTOR("vector"),
  /** Of the extension PostGIS: WKT, EWKT, hexadecimal EWKB or GeoJSON. */
  GEOMETRY("geometry");

  private final String serverName;

  ScalarType(String serverName) {
    this.serverName = serverName;
  }

  /** The name in definitions, {@code bigint}. */
  public String typeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in the server's catalog, {@code int8}. */
  String serverName() {
    return serverName;
  }

  /** Whether every server knows the type, under its name in every search path. */
  boolean isBuiltIn() {
    return this != VECTOR && this != GEOMETRY;
  }

  /** What stands between the elements of an array literal (pg_type.typdelim). */
  char delimiter() {
    return this == GEOMETRY ? ':' : ',';
  }

  /**
   * Whether a JSON list may be a single value, so that a list in a list is not one more dimension.
   */
  boolean mayBeList() {
    return this == JSON || this == VECTOR;
  }
}
