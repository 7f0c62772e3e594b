/**
 * Tests of the guard, with collections of statements, the driver's own parser and a real server.
 */
@NullMarked
package app.ontos.sql.guard;

import org.jspecify.annotations.NullMarked;
