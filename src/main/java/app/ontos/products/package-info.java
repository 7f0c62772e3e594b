/**
 * Data products: documents of the Open Data Product Standard, their lifecycle, the contracts that
 * their ports name, and the lineage that follows from those.
 */
@NullMarked
package app.ontos.products;

import org.jspecify.annotations.NullMarked;
