/** A vocabulary of tags in namespaces, and the records that they are given to. */
@NullMarked
package app.ontos.tags;

import org.jspecify.annotations.NullMarked;
