/**
 * Where this service may connect to on behalf of the people who use it: the hosts and addresses of
 * the connections that they register.
 *
 * <p>Who registers a connection chooses a host name and makes the service call it, so each choice
 * is judged twice. {@link app.ontos.shared.outbound.OutboundPolicy} judges the text when it is
 * saved, against a list of hosts; and it judges the address that a name has become, at the very
 * moment of connecting. {@link app.ontos.shared.outbound.CheckedSocketFactory} does the latter for
 * PostgreSQL's driver: the address that was checked is the one connected to, so that a name which
 * means another address a moment later gains nothing. No fault tells what an address is or whether
 * anything answers there.
 */
@NullMarked
package app.ontos.shared.outbound;

import org.jspecify.annotations.NullMarked;
