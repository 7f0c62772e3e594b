/**
 * How contracts and live schemas relate: which table and column of a database a contract means,
 * whether their types agree, a contract written from the tables that are there, and how the tables
 * have moved away from a contract since.
 *
 * <p>{@link app.ontos.contracts.live.LiveSchemas} is where to begin: it holds a contract beside the
 * database.
 */
@NullMarked
package app.ontos.contracts.live;

import org.jspecify.annotations.NullMarked;
