/**
 * Clients that mean no good: requests made from the OpenAPI document and spoilt in every way that
 * we could think of, and what the service promises of its answers whatever is sent.
 */
@NullMarked
package app.ontos.hostile;

import org.jspecify.annotations.NullMarked;
