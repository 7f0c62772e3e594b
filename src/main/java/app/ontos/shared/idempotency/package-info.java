/**
 * Retries of a POST answer the first result (the Idempotency-Key header), at no extra round trip.
 */
@NullMarked
package app.ontos.shared.idempotency;

import org.jspecify.annotations.NullMarked;
