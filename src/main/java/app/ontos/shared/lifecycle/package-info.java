/** The states that governed records pass through, and the moves between them. */
@NullMarked
package app.ontos.shared.lifecycle;

import org.jspecify.annotations.NullMarked;
