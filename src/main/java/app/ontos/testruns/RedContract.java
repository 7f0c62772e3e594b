package app.ontos.testruns;

import java.time.Instant;
import java.util.UUID;

/**
 * A contract that its data break.
 *
 * @param run the test run that found it
 * @param since when it was found
 */
record RedContract(UUID id, String name, String documentVersion, UUID run, Instant since) {}
