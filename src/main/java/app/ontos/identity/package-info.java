/** Who calls, and what they may do. */
@NullMarked
package app.ontos.identity;

import org.jspecify.annotations.NullMarked;
