package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;

import app.ontos.testruns.TestedItems;
import java.util.function.UnaryOperator;

/** Contracts on the service's own tables, tested there, for pages to show. */
final class TestedSamples {
  private TestedSamples() {}

  /** A contract that the table of teams keeps, but for one rule. */
  static String contract(String name) {
    return created(
        Samples.CONTRACTS,
        """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "version": "1.0.0",
         "status": "active", "name": "%s",
         "schema": [{"name": "team", "physicalName": "app_ontos.team",
           "quality": [
             {"type": "library", "metric": "rowCount", "mustBeGreaterThan": 1000000,
              "dimension": "completeness", "severity": "error"},
             {"type": "sql", "name": "teams have names", "mustBe": 0, "severity": "warning",
              "query": "select count(*) from {object} where name = ''"},
             {"type": "text", "description": "Every team answers for something"}],
           "properties": [
             {"name": "id", "logicalType": "string", "physicalType": "uuid", "required": true,
              "unique": true, "primaryKey": true},
             {"name": "name", "logicalType": "string", "physicalType": "text", "required": true,
              "logicalTypeOptions": {"maxLength": 200}},
             {"name": "homepage", "logicalType": "string"}]},
           {"name": "squad", "physicalName": "app_ontos.squad"}]}
        """
            .formatted(Samples.documentId(), name));
  }

  /** A contract that was tested twice. */
  static String testedContract() {
    String contract = contract(unique("Teams"));
    String connection = ConnectionPagesTest.connection();
    TestedItems.tested(contract, connection);
    TestedItems.tested(contract, connection);
    return contract;
  }

  /** The way to something that a contract has, from the contracts on. */
  static String parent(UnaryOperator<String> part, String kind) {
    String contract = contract(unique("Teams"));
    return contract + "/" + kind + "/" + part.apply(contract);
  }

  /** The way to the drift of a contract. */
  static String drifted() {
    return "%s/drift?connection=%s&environment=production"
        .formatted(contract(unique("Teams")), ConnectionPagesTest.connection());
  }

  /** A run that failed. */
  static String run() {
    return run(contract(unique("Teams")));
  }

  /** A run of this contract, which has ended. */
  static String run(String contract) {
    return TestedItems.tested(contract, ConnectionPagesTest.connection()).path("id");
  }
}
