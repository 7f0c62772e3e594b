/**
 * From a contract and a database to verdicts: what a contract of the Open Data Contract Standard
 * says of tables is planned as checks, the checks become set-based SQL that runs in the database,
 * and what comes back is judged.
 *
 * <p>{@link app.ontos.testruns.check.ContractTest} is the way in. It keeps nothing: who starts it
 * hears of every {@link app.ontos.testruns.check.CheckResult} as soon as it is decided.
 */
@NullMarked
package app.ontos.testruns.check;

import org.jspecify.annotations.NullMarked;
