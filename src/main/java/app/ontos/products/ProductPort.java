package app.ontos.products;

import java.util.Optional;
import java.util.UUID;

/**
 * A contract that a product takes data in or gives data out under.
 *
 * @param pointer where the document names it
 * @param direction input or output
 * @param name of the port
 * @param version of the port
 * @param contractId the contract's own id
 * @param contractVersion the version of the contract, where the document insists on one
 * @param dataContractId the record of that contract, once it is found
 * @param external whether the contract is kept elsewhere
 */
record ProductPort(
    String pointer,
    Direction direction,
    String name,
    String version,
    String contractId,
    Optional<String> contractVersion,
    Optional<UUID> dataContractId,
    boolean external) {

  /** Which way the data goes. */
  enum Direction {
    INPUT("input"),
    OUTPUT("output");

    private final String text;

    Direction(String text) {
      this.text = text;
    }

    /** The word that the database uses. */
    String text() {
      return text;
    }
  }

  ProductPort foundAs(UUID id) {
    return new ProductPort(
        pointer, direction, name, version, contractId, contractVersion, Optional.of(id), external);
  }

  /** Whether it names a contract that ought to be here and is not. */
  boolean isDangling() {
    return !external && dataContractId.isEmpty();
  }
}
