package app.ontos.testruns.check;

import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationKind;
import app.ontos.connections.browse.RelationName;
import app.ontos.shared.db.Identifiers;
import java.util.List;
import java.util.Optional;

/**
 * An object of the contract's schema and the relation that it names.
 *
 * @param object what the contract says
 * @param name of the relation
 * @param live what the database has, if it has it
 * @param columns the properties with a name, in the contract's order
 * @param inherited whether rows of other tables are among its own, of which its keys say nothing
 */
record TestedTable(
    Element object,
    RelationName name,
    Optional<Relation> live,
    List<TestedColumn> columns,
    boolean inherited) {

  /** What the table is called in every statement about its rows. */
  static final String ALIAS = "t";

  TestedTable {
    columns = List.copyOf(columns);
  }

  /** As it stands in results. */
  String text() {
    return name.schema() + "." + name.name();
  }

  /** Its name in SQL. */
  String quoted() {
    return Identifiers.quote(name.schema()) + "." + Identifiers.quote(name.name());
  }

  /** Its place in a FROM clause. */
  String from() {
    return quoted() + " as " + ALIAS;
  }

  boolean isReadable() {
    return live.filter(relation -> relation.summary().readable()).isPresent();
  }

  /** The same, of which is known whether others inherit from it. */
  TestedTable inherited(boolean byOthers) {
    return new TestedTable(object, name, live, columns, byOthers);
  }

  /** Whether PostgreSQL itself keeps its rows as the catalog says: a view's or others' may not. */
  boolean isKept() {
    return live.map(relation -> relation.summary().kind())
        .filter(kind -> kind != RelationKind.VIEW && kind != RelationKind.FOREIGN_TABLE)
        .isPresent();
  }

  /** Whether the keys that the catalog knows are those of all its rows. */
  boolean hasKeysOfItsOwn() {
    return isKept() && !inherited;
  }
}
