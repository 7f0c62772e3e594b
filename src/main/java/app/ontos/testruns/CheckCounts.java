package app.ontos.testruns;

import java.util.Optional;

/**
 * The checks of a run in numbers.
 *
 * @param total how many were planned; unknown until they are
 * @param done how many are decided and written down
 */
public record CheckCounts(
    Optional<Integer> total, int done, int passed, int failed, int errored, int skipped) {}
