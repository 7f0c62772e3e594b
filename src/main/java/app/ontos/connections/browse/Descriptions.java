package app.ontos.connections.browse;

import app.ontos.connections.browse.PartitionQuery.Partitioning;
import app.ontos.connections.browse.RelationQuery.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The parts of some relations, each kind read by one statement and kept by the relation's oid: of
 * two tables that share a name, each gets its own.
 */
record Descriptions(
    Map<Long, List<Column>> columns,
    Map<Long, List<Constraint>> constraints,
    Map<Long, List<Index>> indexes,
    Map<Long, List<Partitioning>> partitioning) {

  static List<Relation> of(Connection connection, List<Found> relations) throws SQLException {
    if (relations.isEmpty()) {
      return List.of();
    }
    List<Long> oids = relations.stream().map(Found::oid).toList();
    Descriptions parts =
        new Descriptions(
            ColumnQuery.run(connection, oids),
            ConstraintQuery.run(connection, oids),
            IndexQuery.run(connection, oids),
            PartitionQuery.run(connection, oids));
    return relations.stream().map(parts::assemble).toList();
  }

  private Relation assemble(Found found) {
    long oid = found.oid();
    List<Constraint> demands = constraints.getOrDefault(oid, List.of());
    Partitioning partition =
        partitioning.getOrDefault(oid, List.of()).stream().findFirst().orElse(Partitioning.NONE);
    return new Relation(
        found.summary(),
        columns.getOrDefault(oid, List.of()),
        only(PrimaryKey.class, demands).stream().findFirst(),
        only(UniqueConstraint.class, demands),
        only(ForeignKey.class, demands),
        only(CheckConstraint.class, demands),
        indexes.getOrDefault(oid, List.of()),
        partition.key(),
        partition.bound());
  }

  private static <C extends Constraint> List<C> only(Class<C> kind, List<Constraint> constraints) {
    return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
