/** Collections: keyset pages, their cursors, filters and sort orders. */
@NullMarked
package app.ontos.shared.page;

import org.jspecify.annotations.NullMarked;
