/**
 * What stands in for the platform on a laptop and in tests: an embedded PostgreSQL. Compiled with
 * the service so that {@code quarkus:dev} can use it, and filtered out of the package.
 */
@NullMarked
package app.ontos.local;

import org.jspecify.annotations.NullMarked;
