package app.ontos.testruns;

import java.util.UUID;

/**
 * What is to be known of a contract beside its tests.
 *
 * @param documentVersion which of its versions it is
 * @param owned whether it is the caller's own to change
 */
public record ContractHead(UUID id, String name, String documentVersion, boolean owned) {}
