package app.ontos.contracts.live;

import app.ontos.connections.Target;
import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.identity.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds contracts beside the databases that they describe. An object means the relation that its
 * {@code physicalName} says, or else its {@code name}; a property means a column in the same way.
 * Names may be qualified, quoted and of another case: see {@code docs/contract-drafts.md}. Safe for
 * use by several threads.
 */
@ApplicationScoped
public class LiveSchemas {
  private final RelationStore relations;

  LiveSchemas(RelationStore relations) {
    this.relations = relations;
  }

  /**
   * Looks up everything that a contract describes, in one READ ONLY transaction of a few statements
   * for each schema that there is. Objects and properties without a name are passed over, since a
   * document with findings may hold anything.
   *
   * @param contract in the fields of the third standard
   * @param schema where tables are that the contract names without one, if that is said
   * @throws ConnectionFailure if there is no way into the database
   * @throws app.ontos.shared.problem.ProblemException 504 if it takes longer than the environment
   *     allows
   */
  public LiveContract look(
      ObjectNode contract, Target target, Caller caller, Optional<String> schema)
      throws ConnectionFailure {
    String defaultSchema =
        schema.orElseGet(
            () -> DefaultSchema.of(contract, target.name(), target.settings().defaultSchema()));
    List<Described> objects = described("/schema", contract.path("schema"));
    Set<RelationName> wanted = new LinkedHashSet<>();
    objects.forEach(
        object -> wanted.addAll(WrittenName.relations(object.physicalName(), defaultSchema)));
    Map<RelationName, Relation> found =
        wanted.isEmpty() ? Map.of() : relations.named(target, caller, wanted);
    List<LiveTable> tables =
        objects.stream().map(object -> table(object, defaultSchema, found)).toList();
    return new LiveContract(
        defaultSchema, tables, Relationships.of(tables), TypeCompatibility.of(contract));
  }

  /** An object or a property that has a name. */
  private record Described(String pointer, ObjectNode declared, String name, String physicalName) {}

  private static List<Described> described(String pointer, JsonNode list) {
    List<Described> described = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof ObjectNode declared) {
        Optional<String> physical = DefaultSchema.text(declared, "physicalName");
        Optional<String> name = DefaultSchema.text(declared, "name").or(() -> physical);
        if (name.isPresent()) {
          described.add(
              new Described(pointer + "/" + i, declared, name.get(), physical.orElse(name.get())));
        }
      }
    }
    return described;
  }

  private static LiveTable table(
      Described object, String defaultSchema, Map<RelationName, Relation> found) {
    Optional<Relation> relation =
        WrittenName.relations(object.physicalName(), defaultSchema).stream()
            .filter(found::containsKey)
            .findFirst()
            .map(found::get);
    RelationName place =
        relation
            .map(there -> new RelationName(there.summary().schema(), there.summary().name()))
            .orElseGet(() -> WrittenName.relation(object.physicalName(), defaultSchema));
    List<Column> columns = relation.map(Relation::columns).orElse(List.of());
    List<LiveProperty> properties =
        described(object.pointer() + "/properties", object.declared().path("properties")).stream()
            .map(property -> property(property, columns))
            .toList();
    return new LiveTable(
        object.pointer(), object.declared(), object.name(), place, relation, properties);
  }

  private static LiveProperty property(Described property, List<Column> columns) {
    Optional<Column> column =
        WrittenName.columns(property.physicalName()).stream()
            .flatMap(name -> columns.stream().filter(there -> there.name().equals(name)))
            .findFirst();
    return new LiveProperty(
        property.pointer(), property.declared(), property.name(), property.physicalName(), column);
  }
}
