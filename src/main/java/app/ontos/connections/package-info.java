/**
 * Connections: other Lakebase databases, registered with a configuration per environment.
 *
 * <p>Here are the records, how bodies become records, and their store with the sealed secrets. How
 * a login comes about is in {@link app.ontos.connections.login}, who shares one in {@link
 * app.ontos.connections.pool}, what a database holds in {@link app.ontos.connections.browse}.
 */
@NullMarked
package app.ontos.connections;

import org.jspecify.annotations.NullMarked;
