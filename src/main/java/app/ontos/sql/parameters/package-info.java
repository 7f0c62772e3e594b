/**
 * Typed parameters of saved statements: their definitions, the check of values against them, and
 * their way into a prepared statement. Values travel as text that the server reads, so that none is
 * rounded or shifted on the way.
 */
@NullMarked
package app.ontos.sql.parameters;

import org.jspecify.annotations.NullMarked;
