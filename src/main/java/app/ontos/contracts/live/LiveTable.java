package app.ontos.contracts.live;

import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An object of a contract's schema beside the table or view that it describes.
 *
 * @param pointer where the contract describes it, {@code /schema/0}
 * @param declared what it says, in the fields of the third standard; to be read only
 * @param name what it calls it
 * @param place the table's own name, or where it was looked for if there is none
 * @param relation absent if the database has no such table, or hides it from the login
 * @param properties those of the first level, in the contract's order: what is within them is
 *     within columns
 */
public record LiveTable(
    String pointer,
    ObjectNode declared,
    String name,
    RelationName place,
    Optional<Relation> relation,
    List<LiveProperty> properties) {

  public LiveTable {
    properties = List.copyOf(properties);
  }
}
