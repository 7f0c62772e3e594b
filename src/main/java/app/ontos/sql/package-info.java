/**
 * Saved SQL: queries with typed parameters over connected databases, their versions, and their
 * runs.
 *
 * <p>Here are the records, their store and what is served of them. What a statement may be is
 * decided in {@link app.ontos.sql.guard}, on the tokens of {@link app.ontos.sql.lexer}; its values
 * are checked and bound in {@link app.ontos.sql.parameters}; it runs in {@link app.ontos.sql.run}.
 */
@NullMarked
package app.ontos.sql;

import org.jspecify.annotations.NullMarked;
