package app.ontos.contracts.live;

import app.ontos.connections.Target;
import app.ontos.connections.browse.DatabaseCatalog;
import app.ontos.connections.browse.Listing;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.connections.browse.RelationSummary;
import app.ontos.connections.browse.SchemaSummary;
import app.ontos.connections.pool.ReadOnlySessions;
import app.ontos.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Relations of a connected database, all of one moment. */
@ApplicationScoped
class RelationStore {
  private final ReadOnlySessions sessions;
  private final DatabaseCatalog catalog;

  RelationStore(ReadOnlySessions sessions, DatabaseCatalog catalog) {
    this.sessions = sessions;
    this.catalog = catalog;
  }

  /** Those of some relations that there are. */
  Map<RelationName, Relation> named(Target target, Caller caller, Collection<RelationName> names) {
    return sessions.look(target, caller, database -> describe(database, names));
  }

  /**
   * All of a schema that are wanted, by name, if they are not more than can be described at once.
   *
   * @return empty if there is no such schema, or the login may not use it
   */
  Optional<Listing<Relation>> ofSchema(
      Target target, Caller caller, String schema, Predicate<RelationSummary> wanted) {
    return sessions.look(
        target,
        caller,
        database -> {
          Optional<Listing<RelationSummary>> listed = catalog.relations(database, schema);
          return listed.isEmpty()
              ? Optional.empty()
              : Optional.of(describe(database, schema, listed.get(), wanted));
        });
  }

  private Listing<Relation> describe(
      Connection database,
      String schema,
      Listing<RelationSummary> listed,
      Predicate<RelationSummary> wanted)
      throws SQLException {
    List<String> names = listed.items().stream().filter(wanted).map(RelationSummary::name).toList();
    if (names.size() > DatabaseCatalog.MAX_DESCRIBED) {
      return new Listing<>(List.of(), true);
    }
    return new Listing<>(catalog.describe(database, schema, names), listed.truncated());
  }

  private Map<RelationName, Relation> describe(Connection database, Collection<RelationName> names)
      throws SQLException {
    Map<String, List<String>> bySchema =
        names.stream()
            .distinct()
            .collect(
                Collectors.groupingBy(
                    RelationName::schema,
                    TreeMap::new,
                    Collectors.mapping(RelationName::name, Collectors.toList())));
    if (bySchema.size() > 1) {
      forgetUnknown(bySchema.keySet(), catalog.schemas(database));
    }
    Map<RelationName, Relation> found = new HashMap<>();
    for (Map.Entry<String, List<String>> schema : bySchema.entrySet()) {
      for (List<String> some : parts(schema.getValue())) {
        for (Relation relation : catalog.describe(database, schema.getKey(), some)) {
          found.put(new RelationName(schema.getKey(), relation.summary().name()), relation);
        }
      }
    }
    return found;
  }

  /** So that no statement is spent on each of the schemas that a contract makes up. */
  private static void forgetUnknown(Set<String> schemas, Listing<SchemaSummary> known) {
    if (!known.truncated()) {
      schemas.retainAll(
          known.items().stream().map(SchemaSummary::name).collect(Collectors.toSet()));
    }
  }

  private static List<List<String>> parts(List<String> names) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i += DatabaseCatalog.MAX_DESCRIBED) {
      parts.add(names.subList(i, Math.min(names.size(), i + DatabaseCatalog.MAX_DESCRIBED)));
    }
    return parts;
  }
}
