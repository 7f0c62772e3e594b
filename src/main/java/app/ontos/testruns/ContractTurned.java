package app.ontos.testruns;

import java.util.UUID;

/**
 * Fired once a contract has become red, or green, and was not before; it is written down by then.
 *
 * @param contract the version of the contract
 * @param run the run that showed it
 * @param color red or green
 */
public record ContractTurned(UUID contract, UUID run, ContractColor color) {}
