/**
 * Data contracts tested against databases: runs, their results and history, and what a contract
 * amounts to by its tests.
 *
 * <p>{@link app.ontos.testruns.check} does the testing and keeps nothing; here it is started, by
 * people or by {@link app.ontos.testruns.schedule}, bounded, leased and written down. {@link
 * app.ontos.testruns.webhook} tells others when a contract turns red or green.
 */
@NullMarked
package app.ontos.testruns;

import org.jspecify.annotations.NullMarked;
