/**
 * Encrypted connections to registered databases: certificates as PEM text, checked when they are
 * saved, and really used by the driver.
 *
 * <p>The driver is only told to encrypt. All verification is in {@link
 * app.ontos.connections.tls.TlsSocketFactory}, so that nothing is checked twice or left out, and
 * every refusal has a type of its own. Needs neither the container nor the rest of the service.
 */
@NullMarked
package app.ontos.connections.tls;

import org.jspecify.annotations.NullMarked;
