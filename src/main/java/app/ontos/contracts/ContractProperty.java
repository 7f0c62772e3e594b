package app.ontos.contracts;

import java.util.List;
import java.util.Optional;

/**
 * A property of a contract's schema, as it is found.
 *
 * @param objectName the object that it is in, a table
 * @param path its name, after the names of the properties that it is within: {@code
 *     address.street}; {@code []} stands for the items of a list
 * @param name its own name
 * @param physicalName its name in the database, where that is another
 * @param logicalType the standard's type
 * @param physicalType the database's type
 * @param required whether it always has a value
 * @param unique whether no value is there twice
 * @param primaryKey whether it is part of the primary key
 * @param criticalDataElement whether it is a critical data element
 * @param classification how confidential it is
 * @param tags its labels
 */
public record ContractProperty(
    String objectName,
    String path,
    String name,
    Optional<String> physicalName,
    Optional<String> logicalType,
    Optional<String> physicalType,
    boolean required,
    boolean unique,
    boolean primaryKey,
    boolean criticalDataElement,
    Optional<String> classification,
    List<String> tags) {

  public ContractProperty {
    tags = List.copyOf(tags);
  }
}
