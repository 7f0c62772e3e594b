/** Request bodies: strict JSON in, every fault of a body reported at once with its JSON pointer. */
@NullMarked
package app.ontos.shared.json;

import org.jspecify.annotations.NullMarked;
