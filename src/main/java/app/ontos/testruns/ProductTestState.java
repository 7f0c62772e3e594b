package app.ontos.testruns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a data product amounts to by the tests of the contracts that its ports name, as far as the
 * caller sees them.
 *
 * @param state red if one of its output ports' contracts is red; else grey if one is grey or there
 *     is none; else green
 * @param contracts of all ports
 */
public record ProductTestState(ContractColor state, List<OfContract> contracts) {

  public ProductTestState {
    contracts = List.copyOf(contracts);
  }

  /**
   * A contract that a port names.
   *
   * @param direction of the port: {@code input} or {@code output}
   * @param port the port's name
   */
  @Schema(name = "ContractTestState")
  public record OfContract(
      UUID dataContractId,
      String name,
      String direction,
      String port,
      ContractColor state,
      Optional<Instant> since) {}
}
