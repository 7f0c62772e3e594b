package app.ontos.contracts.live;

import app.ontos.connections.browse.Column;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A property of a contract beside the column that it describes.
 *
 * @param pointer where the contract describes it, {@code /schema/0/properties/2}
 * @param declared what it says, in the fields of the third standard; to be read only
 * @param name what it calls it
 * @param physicalName what the column should be called
 * @param column absent if the table has no such column
 */
public record LiveProperty(
    String pointer,
    ObjectNode declared,
    String name,
    String physicalName,
    Optional<Column> column) {}
