package app.ontos.contracts.live;

import java.util.List;

/**
 * A contract beside the database, as of one moment.
 *
 * @param defaultSchema where tables were looked for that the contract names without a schema
 * @param tables the objects of its schema that have a name, in its order
 * @param relationships those of all objects and their properties, in its order
 * @param types whether its types agree with columns
 */
public record LiveContract(
    String defaultSchema,
    List<LiveTable> tables,
    List<LiveRelationship> relationships,
    TypeCompatibility types) {

  public LiveContract {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
  }
}
