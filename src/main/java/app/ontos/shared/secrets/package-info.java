/**
 * Secrets at rest: sealed with AES-256-GCM under keys that are not in the database, and bound to
 * the place they are kept in.
 */
@NullMarked
package app.ontos.shared.secrets;

import org.jspecify.annotations.NullMarked;
