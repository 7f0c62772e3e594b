/**
 * The service's own database: where it is, as whom to log in, its schema, and whether it is ready.
 */
@NullMarked
package app.ontos.lakebase;

import org.jspecify.annotations.NullMarked;
