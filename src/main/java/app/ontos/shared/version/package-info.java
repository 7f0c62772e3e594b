/**
 * Optimistic locking over HTTP: entity tags, preconditions, and what became of a conditional write.
 */
@NullMarked
package app.ontos.shared.version;

import org.jspecify.annotations.NullMarked;
