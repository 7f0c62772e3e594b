/**
 * Logging in to the database that a connection leads to: as whom, with what, and what it means when
 * it fails.
 *
 * <p>A {@link app.ontos.connections.login.Login} is one identity's way in: it knows the role and
 * gives the password or token of the moment. {@link app.ontos.connections.login.Logins} makes them,
 * {@link app.ontos.connections.login.PhysicalLogin} opens sessions with them, and {@link
 * app.ontos.connections.login.ConnectionFailure} tells what went wrong in words that help.
 */
@NullMarked
package app.ontos.connections.login;

import org.jspecify.annotations.NullMarked;
