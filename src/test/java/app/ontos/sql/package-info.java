/** What the tests of SQL share: a database to try statements on, and collections of statements. */
@NullMarked
package app.ontos.sql;

import org.jspecify.annotations.NullMarked;
