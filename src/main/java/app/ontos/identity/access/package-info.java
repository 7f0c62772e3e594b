/**
 * What may be allowed: features, levels of access to them, and what an operation says it needs.
 *
 * <p>The package knows nothing of callers, roles or HTTP, so that everything else may know it.
 */
@NullMarked
package app.ontos.identity.access;

import org.jspecify.annotations.NullMarked;
