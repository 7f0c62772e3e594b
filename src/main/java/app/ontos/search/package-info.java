/** Finds records of all kinds by what people remember of them. */
@NullMarked
package app.ontos.search;

import org.jspecify.annotations.NullMarked;
