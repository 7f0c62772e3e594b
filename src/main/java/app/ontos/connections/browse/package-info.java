/**
 * What a registered database holds: its schemas, relations, columns, keys and extensions, read from
 * the system catalogs.
 *
 * <p>The catalogs are described in PostgreSQL's documentation, chapter "System Catalogs". {@link
 * app.ontos.connections.browse.DatabaseCatalog} is the way in; the public records are what it
 * tells, as the API answers them. A {@code *Query} holds one statement with the code that reads its
 * rows. Where a connection comes from is known to {@link
 * app.ontos.connections.browse.BrowseResource} alone.
 *
 * <p>Every table and function of the catalogs is named with {@code pg_catalog}: a role may have set
 * a search path on which something else of the same name comes first.
 */
@NullMarked
package app.ontos.connections.browse;

import org.jspecify.annotations.NullMarked;
