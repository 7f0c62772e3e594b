package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;

/** Governed records for pages to show. */
final class Samples {
  static final String CONTRACTS = "/api/v1/data-contracts";
  static final String PRODUCTS = "/api/v1/data-products";
  static final String QUERIES = "/api/v1/queries";

  private Samples() {}

  /** The id of a glossary with a concept and one below it; texts are put in as they are. */
  static String glossary(String name) {
    String glossary =
        created(
            "/api/v1/glossaries",
            "{\"name\": \"%1$s\", \"title\": \"%1$s\", \"description\": \"%1$s\"}".formatted(name));
    String top = concept(glossary, name, "");
    concept(glossary, "Below " + name, ", \"broader\": [\"%s\"]".formatted(top));
    return glossary;
  }

  /** The id of a concept that has every text, with others around it, and explains a contract. */
  static String concept(String name) {
    String glossary = glossary("Glossary of " + name);
    String above = concept(glossary, "Above " + name, "");
    String beside = concept(glossary, "Beside " + name, "");
    String id =
        concept(
            glossary,
            name,
            """
            , "broader": ["%2$s"], "related": ["%3$s"],
            "altLabel": {"en": ["Other %1$s"], "de": ["Anders %1$s"]},
            "hiddenLabel": {"en": ["Hidden %1$s"]}, "definition": {"en": "%1$s", "de": "%1$s"},
            "scopeNote": {"en": ["%1$s"]}, "note": {"@none": ["%1$s"]}, "example": {"en": ["%1$s"]},
            "matches": {"exactMatch": ["https://example.com/order"]}"""
                .formatted(name, above, beside));
    concept(glossary, "Below " + name, ", \"broader\": [\"%s\"]".formatted(id));
    link(id, "data-contract", contract("Contract of " + name));
    return id;
  }

  /** The id of a concept, with more fields. */
  static String concept(String glossary, String label, String more) {
    return created(
        "/api/v1/concepts",
        "{\"glossaryId\": \"%s\", \"prefLabel\": {\"en\": \"%s\"}%s}"
            .formatted(glossary, label, more));
  }

  /** Ties a concept to a record. */
  static String link(String concept, String type, String record) {
    return created(
        "/api/v1/semantic-links",
        "{\"conceptId\": \"%s\", \"entityType\": \"%s\", \"entityId\": \"%s\"}"
            .formatted(concept, type, record));
  }

  /** The id of a role; texts are put in as they are. */
  static String role(String name) {
    return created(
        "/api/v1/roles",
        """
        {"name": "%1$s", "description": "%1$s", "access": {"glossaries": "write", "search": "read"}}"""
            .formatted(name));
  }

  /** An id for a document that no other test uses. */
  static String documentId() {
    return unique("d").replace(' ', '-');
  }

  /** A contract's document with something in every section; texts are put in as they are. */
  static String contractDocument(String id, String version, String name, String type) {
    return """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%1$s", "version": "%2$s",
         "status": "draft", "name": "%3$s", "tags": ["%3$s"], "tenant": "%3$s",
         "description": {"purpose": "%3$s", "usage": "Reports"},
         "schema": [{"name": "orders", "physicalName": "%3$s", "description": "%3$s",
           "quality": [{"type": "library", "metric": "rowCount", "mustBeBetween": [1, 10]}],
           "properties": [
             {"name": "order_id", "logicalType": "string", "physicalType": "%4$s",
              "required": true, "unique": true, "primaryKey": true, "classification": "internal",
              "description": "%3$s", "quality": [{"type": "text", "description": "%3$s"}]},
             {"name": "address", "logicalType": "object",
              "properties": [{"name": "street", "logicalType": "string"}]}]}],
         "slaProperties": [{"property": "latency", "value": 4, "unit": "d", "element": "%3$s"}],
         "servers": [{"server": "production", "type": "postgresql", "host": "db.example.com",
           "port": 5432, "database": "shop", "schema": "public", "description": "%3$s"}],
         "team": [{"username": "%3$s", "role": "owner"}],
         "support": [{"channel": "%3$s", "url": "https://example.com/help"}],
         "roles": [{"role": "%3$s", "access": "read"}]}
        """
        .formatted(id, version, name, type);
  }

  /** A contract's record id. */
  static String contract(String name) {
    return created(CONTRACTS, contractDocument(documentId(), "1.0.0", name, "varchar(40)"));
  }

  /** The record id of the second version of a contract, which breaks the first. */
  static String changedContract(String name) {
    String id = documentId();
    created(CONTRACTS, contractDocument(id, "1.0.0", name, "varchar(40)"));
    return created(CONTRACTS, contractDocument(id, "2.0.0", name, "varchar(18)"));
  }

  /** Moves a contract. */
  static void move(String contract, String state) {
    json("{\"to\": \"%s\"}".formatted(state))
        .post(CONTRACTS + "/" + contract + "/transitions")
        .then()
        .statusCode(200);
  }

  /** The record id of a product that gives data out under a contract. */
  static String product(String name) {
    return created(PRODUCTS, productDocument(name, "", outputPort(name, namedContract(name))));
  }

  /** The record id of a product that takes in what another gives out. */
  static String joinedProduct(String name) {
    String contract = namedContract(name);
    created(PRODUCTS, productDocument("Source of " + name, "", outputPort(name, contract)));
    String input =
        "{\"name\": \"%s\", \"version\": \"1.0.0\", \"contractId\": \"%s\"}"
            .formatted(name, contract);
    return created(PRODUCTS, productDocument(name, input, outputPort(name, namedContract(name))));
  }

  /** The id of a published query in a database of its own; its texts are put in as they are. */
  static String publishedQuery(String name) {
    return publishedQuery(ConnectionPagesTest.connection(), name);
  }

  /** The same in a database that is there. */
  static String publishedQuery(String connection, String name) {
    String query =
        created(
            QUERIES,
            """
            {"name": "%1$s", "slug": "%2$s", "description": "%1$s", "connectionId": "%3$s",
             "definition": {
               "sql": "select :parcel as parcel, :least as least, :since as since -- %1$s",
               "parameters": {
                 "parcel": {"type": "text", "description": "%1$s", "default": "%1$s",
                   "maxLength": 300},
                 "least": {"type": "bigint", "required": true, "minimum": 1},
                 "since": {"type": "date", "description": "The first day"}},
               "environments": ["production"]}}"""
                .formatted(name, documentId(), connection));
    publish(query);
    return query;
  }

  /** Makes the first version of a query its endpoint's. */
  static void publish(String query) {
    json("{\"version\": 1}").post(QUERIES + "/" + query + "/publication").then().statusCode(200);
  }

  private static String namedContract(String name) {
    String id = documentId();
    created(CONTRACTS, contractDocument(id, "1.0.0", name, "text"));
    return id;
  }

  private static String outputPort(String name, String contract) {
    return """
        {"name": "%1$s", "version": "1.0.0", "type": "%1$s", "description": "%1$s",
         "contractId": "%2$s"}"""
        .formatted(name, contract);
  }

  private static String productDocument(String name, String inputs, String outputs) {
    return """
        {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "%1$s", "version": "1.0.0",
         "status": "draft", "name": "%2$s", "tags": ["%2$s"], "tenant": "%2$s",
         "description": {"purpose": "%2$s"},
         "inputPorts": [%3$s], "outputPorts": [%4$s],
         "managementPorts": [{"name": "%2$s", "content": "discoverability"}],
         "support": [{"channel": "%2$s", "url": "https://example.com/help"}],
         "team": {"name": "%2$s", "members": [{"username": "%2$s", "role": "owner"}]}}
        """
        .formatted(documentId(), name, inputs, outputs);
  }
}
