/**
 * Sessions in the databases that connections lead to, kept open between uses.
 *
 * <p>{@link app.ontos.connections.pool.ConnectionPools} has a pool for each environment and
 * identity; {@link app.ontos.connections.pool.PooledSession} is one session while somebody uses it.
 */
@NullMarked
package app.ontos.connections.pool;

import org.jspecify.annotations.NullMarked;
