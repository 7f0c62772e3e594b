/**
 * Errors as the client sees them: RFC 9457 problem details, one shape for every failure of the
 * service and of the framework below it.
 */
@NullMarked
package app.ontos.shared.problem;

import org.jspecify.annotations.NullMarked;
