/**
 * A small shop with all that can be governed of it, to look around in. Only where the service works
 * with a password on somebody's own machine, and gone as it came.
 */
@NullMarked
package app.ontos.demo;

import org.jspecify.annotations.NullMarked;
