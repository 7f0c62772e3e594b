package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.both;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.matching;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.text;
import static app.ontos.shared.shape.Shapes.whole;

import app.ontos.shared.shape.Formats;
import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the data is: a server of some type, and what has to be known of that type. */
final class Servers {
  private Servers() {}

  static Shape of(OdcsVersion version) {
    Map<String, ObjectShape> types = types(version);
    ObjectShape server =
        ObjectShape.EMPTY
            .with(text(), "server", "description", "environment")
            .with(oneOf(types.keySet().toArray(String[]::new)), "type")
            .with(list(Roles.of(version)), "roles")
            .with(Common.customProperties(version), "customProperties")
            .requiring("server", "type");
    for (Map.Entry<String, ObjectShape> type : types.entrySet()) {
      server = server.when(s -> type.getKey().equals(s.path("type").textValue()), type.getValue());
    }
    return Common.element(version, server);
  }

  private static Map<String, ObjectShape> types(OdcsVersion version) {
    boolean latest = version.isFrom(OdcsVersion.V3_1_0);
    Map<String, ObjectShape> types = new LinkedHashMap<>();
    types.put("api", located().requiring("location"));
    types.put("athena", athena(version));
    types.put("azure", files(version).with(located()).requiring("location", "format"));
    types.put("bigquery", texts("project", "dataset"));
    types.put("clickhouse", reached("database").requiring("host", "port", "database"));
    types.put(
        "databricks",
        ObjectShape.EMPTY.with(text(), "host", "catalog", "schema").requiring("catalog", "schema"));
    types.put("denodo", reached("database").requiring("host", "port"));
    types.put("dremio", reached("schema").requiring("host", "port"));
    types.put("duckdb", duckdb(latest));
    types.put(
        "glue",
        located().with(text(), "account", "database", "format").requiring("account", "database"));
    types.put("cloudsql", postgres());
    types.put("db2", reached("database", "schema").requiring("host", "port", "database"));
    if (latest) {
      types.put("hive", reached("database").requiring("host", "database"));
      types.put("impala", reached("database").requiring("host", "database"));
      types.put("zen", reached("database").requiring("host", "database"));
    }
    types.put("informix", reached("database").requiring("host", "database"));
    types.put("kafka", ObjectShape.EMPTY.with(text(), "host", "format").requiring("host"));
    types.put("kinesis", ObjectShape.EMPTY.with(text(), "region", "format"));
    types.put("local", texts("path", "format"));
    types.put("mysql", reached("database").requiring("host", "port", "database"));
    types.put("oracle", reached("serviceName").requiring("host", "port", "serviceName"));
    types.put("postgresql", postgres());
    types.put("postgres", postgres());
    types.put(
        "presto", ObjectShape.EMPTY.with(text(), "host", "catalog", "schema").requiring("host"));
    types.put("pubsub", texts("project"));
    types.put(
        "redshift",
        ObjectShape.EMPTY
            .with(text(), "host", "database", "schema", "region", "account")
            .requiring("database", "schema"));
    types.put(
        "s3",
        files(version).with(located()).with(Formats.uri(), "endpointUrl").requiring("location"));
    types.put("sftp", sftp(version));
    types.put("snowflake", snowflake());
    types.put("sqlserver", reached("database", "schema").requiring("host", "database", "schema"));
    types.put("synapse", reached("database").requiring("host", "port", "database"));
    types.put("trino", reached("catalog", "schema").requiring("host", "port", "catalog", "schema"));
    types.put("vertica", postgres());
    types.put("custom", custom(latest));
    return types;
  }

  /** Reached at a host and a port. */
  private static ObjectShape reached(String... parts) {
    return ObjectShape.EMPTY.with(text(), "host").with(whole(), "port").with(text(), parts);
  }

  private static ObjectShape located() {
    return ObjectShape.EMPTY.with(Formats.uri(), "location");
  }

  private static ObjectShape texts(String... names) {
    return ObjectShape.EMPTY.with(text(), names).requiring(names);
  }

  private static ObjectShape postgres() {
    return reached("database", "schema").requiring("host", "port", "database", "schema");
  }

  /** Up to 3.0 only some formats of files were known. */
  private static ObjectShape files(OdcsVersion version) {
    return version.isFrom(OdcsVersion.V3_1_0)
        ? ObjectShape.EMPTY.with(text(), "format", "delimiter")
        : ObjectShape.EMPTY
            .with(oneOf("parquet", "delta", "json", "csv"), "format")
            .with(oneOf("new_line", "array"), "delimiter");
  }

  /** The schemas of 3.0.0 and 3.0.1 ask for a staging_dir and describe a stagingDir. */
  private static ObjectShape athena(OdcsVersion version) {
    return ObjectShape.EMPTY
        .with(Formats.uri(), "stagingDir")
        .with(text(), "schema", "catalog", "regionName")
        .requiring(version.isFrom(OdcsVersion.V3_0_2) ? "stagingDir" : "staging_dir", "schema");
  }

  /** Up to 3.0 the schema of DuckDB was a number. */
  private static ObjectShape duckdb(boolean latest) {
    return ObjectShape.EMPTY
        .with(text(), "database")
        .with(latest ? text() : whole(), "schema")
        .requiring("database");
  }

  private static ObjectShape sftp(OdcsVersion version) {
    Shape address = matching("^sftp://.*", "must begin with sftp://");
    return files(version).with(both(Formats.uri(), address), "location").requiring("location");
  }

  private static ObjectShape snowflake() {
    return reached("account", "database", "schema", "warehouse")
        .requiring("account", "database", "schema");
  }

  private static ObjectShape custom(boolean latest) {
    ObjectShape custom =
        reached("account", "catalog", "database", "dataset", "delimiter", "format", "path")
            .with(text(), "project", "region", "regionName", "schema", "serviceName")
            .with(text(), "stagingDir", "warehouse")
            .with(Formats.uri(), "endpointUrl", "location");
    return latest ? custom.with(text(), "stream") : custom;
  }
}
