/**
 * Many records at once: archives of standard documents in, and everything that a caller may see out
 * as one such archive. It knows the features; none of them knows it.
 */
@NullMarked
package app.ontos.bulk;

import org.jspecify.annotations.NullMarked;
