/** How many stars people give to records. */
@NullMarked
package app.ontos.ratings;

import org.jspecify.annotations.NullMarked;
