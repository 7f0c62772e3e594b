/** The way to PostgreSQL: Jdbi on the pool, SQLSTATE by name, ids. */
@NullMarked
package app.ontos.shared.db;

import org.jspecify.annotations.NullMarked;
