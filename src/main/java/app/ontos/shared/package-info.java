/** The conventions that every collection keeps, as small values rather than base classes. */
@NullMarked
package app.ontos.shared;

import org.jspecify.annotations.NullMarked;
