/**
 * What stands in for the platform on a laptop and in tests: an embedded PostgreSQL and a Lakebase
 * emulator; and what assembles the package for Databricks Apps. Compiled with the service so that
 * {@code quarkus:dev} can use it, and left out of what is shipped.
 */
@NullMarked
package app.ontos.local;

import org.jspecify.annotations.NullMarked;
