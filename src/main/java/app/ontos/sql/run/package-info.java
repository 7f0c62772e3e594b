/**
 * Running a statement in a connected database: on a pooled session, in a transaction of its own,
 * within limits, so that it can be stopped.
 *
 * <p>{@link app.ontos.sql.run.StatementRuns} runs; {@link app.ontos.sql.run.Rows} are what comes
 * back, one at a time; a {@link app.ontos.sql.run.ResultFormat} writes them out.
 */
@NullMarked
package app.ontos.sql.run;

import org.jspecify.annotations.NullMarked;
