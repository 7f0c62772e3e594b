package app.ontos.contracts;

import app.ontos.shared.lifecycle.LifecycleState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A property of a contract's schema, and which contract that is; see {@link ContractProperty}.
 *
 * @param id changes with every change of the document
 * @param dataContractId the record of the contract
 * @param contractId the contract's own id
 * @param documentVersion the contract's own version
 * @param contractName what people call it
 * @param lifecycle where the contract stands
 * @param tags folded as names are
 */
public record FoundProperty(
    UUID id,
    UUID dataContractId,
    String contractId,
    String documentVersion,
    String contractName,
    LifecycleState lifecycle,
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

  public FoundProperty {
    tags = List.copyOf(tags);
  }
}
