/** Data domains: the tree that products, contracts and teams belong to. */
@NullMarked
package app.ontos.domains;

import org.jspecify.annotations.NullMarked;
