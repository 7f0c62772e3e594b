/** Tests of what may be connected to: hostile texts, addresses in every notation, real sockets. */
@NullMarked
package app.ontos.shared.outbound;

import org.jspecify.annotations.NullMarked;
