/**
 * Data contracts: documents of the Open Data Contract Standard, their versions, their lifecycle,
 * what changes between two of them, and the properties that they describe.
 */
@NullMarked
package app.ontos.contracts;

import org.jspecify.annotations.NullMarked;
