package app.ontos.contracts.live;

import app.ontos.connections.Target;
import app.ontos.connections.browse.DatabaseCatalog;
import app.ontos.connections.browse.ForeignKey;
import app.ontos.connections.browse.Listing;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.connections.browse.RelationSummary;
import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.identity.Caller;
import app.ontos.shared.db.Ids;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a contract from the tables that are in a database: it promises what the catalog says, and
 * nothing that only the rows could tell. Nothing is stored, here or there.
 */
@ApplicationScoped
class DraftContract {
  private static final int MAX_PROPERTIES = 20_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final RelationStore relations;

  DraftContract(RelationStore relations) {
    this.relations = relations;
  }

  /**
   * The document, of version 3.1 of the standard.
   *
   * @throws ProblemException 422 if the schema or a table is not there, or there are too many
   */
  StandardDocument draft(DraftRequest request, Target target, Caller caller) {
    String schema = request.schema().or(() -> target.settings().defaultSchema()).orElse("public");
    List<Relation> described =
        request.tables().isEmpty()
            ? wholeSchema(schema, target, caller)
            : named(request.tables(), schema, target, caller);
    if (described.stream().mapToInt(relation -> relation.columns().size()).sum() > MAX_PROPERTIES) {
      throw refused("/tables", "have more than %d columns together".formatted(MAX_PROPERTIES));
    }
    List<ObjectDraft> objects = objects(described, schema);
    objects.forEach(object -> addRelationships(object, objects));
    ObjectNode contract = JSON.objectNode();
    contract.put("version", "1.0.0").put("kind", "DataContract");
    contract.put("apiVersion", OdcsVersion.V3_1_0.text()).put("id", Ids.next().toString());
    contract.put("name", schema).put("status", "draft");
    contract.putArray("servers").add(server(target, schema));
    ArrayNode list = contract.putArray("schema");
    objects.forEach(object -> list.add(object.json()));
    return new StandardDocument(contract);
  }

  /** Partitions are part of their table, and what an extension brings along is nobody's data. */
  private List<Relation> wholeSchema(String schema, Target target, Caller caller) {
    Listing<Relation> found =
        relations
            .ofSchema(target, caller, schema, DraftContract::isOfInterest)
            .orElseThrow(() -> refused("/schema", "is not there, or hidden from the login"));
    if (found.truncated()) {
      throw refused(
          "/tables",
          "must be named: the schema holds more than the %d that fit into a contract"
              .formatted(DatabaseCatalog.MAX_DESCRIBED));
    }
    return found.items();
  }

  private static boolean isOfInterest(RelationSummary relation) {
    return relation.readable()
        && relation.partitionOf().isEmpty()
        && relation.extension().isEmpty();
  }

  private List<Relation> named(List<String> tables, String schema, Target target, Caller caller) {
    Set<RelationName> wanted = new LinkedHashSet<>();
    tables.forEach(table -> wanted.addAll(WrittenName.relations(table, schema)));
    Map<RelationName, Relation> found = relations.named(target, caller, wanted);
    Set<Relation> relationsInOrder = new LinkedHashSet<>();
    List<FieldError> faults = new ArrayList<>();
    for (String table : tables) {
      WrittenName.relations(table, schema).stream()
          .filter(found::containsKey)
          .findFirst()
          .ifPresentOrElse(
              name -> relationsInOrder.add(found.get(name)),
              () ->
                  faults.add(
                      new FieldError(
                          "/tables",
                          "%s is not there, or hidden from the login".formatted(table))));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    return List.copyOf(relationsInOrder);
  }

  private static List<ObjectDraft> objects(List<Relation> relations, String schema) {
    Set<String> names = new LinkedHashSet<>();
    List<ObjectDraft> objects = new ArrayList<>();
    for (Relation relation : relations) {
      String own = relation.summary().name();
      String name = names.add(own) ? own : relation.summary().schema() + "." + own;
      objects.add(ObjectDraft.of(relation, objects.size() + 1, name, schema));
    }
    return objects;
  }

  /** Those to tables that are in the contract too, and that the database vouches for. */
  private static void addRelationships(ObjectDraft object, List<ObjectDraft> objects) {
    for (ForeignKey key : object.relation().foreignKeys()) {
      Optional<ObjectDraft> target =
          objects.stream()
              .filter(other -> other.place().equals(key.referencedTable()))
              .filter(other -> other.has(key.referencedColumns()))
              .findFirst();
      if (key.validated() && target.isPresent() && object.has(key.columns())) {
        object.addRelationship(key, target.get());
      }
    }
  }

  private static ObjectNode server(Target target, String schema) {
    return JSON.objectNode()
        .put("server", target.name())
        .put("type", "postgresql")
        .put("host", target.settings().host())
        .put("port", target.settings().port())
        .put("database", target.settings().database())
        .put("schema", schema)
        .put("environment", target.name());
  }

  private static ProblemException refused(String pointer, String detail) {
    return Problem.invalidFields(List.of(new FieldError(pointer, detail))).asException();
  }
}
