/**
 * Which SQL may run, and the text in which it is sent.
 *
 * <p>{@link app.ontos.sql.guard.StatementGuard} judges one statement by its tokens and answers a
 * {@link app.ontos.sql.guard.Verdict}. What it allows carries a {@link
 * app.ontos.sql.guard.DriverText}: the statement written anew without comments, with every literal
 * spelled in the one way that the server and the driver read alike.
 *
 * <p>It is the first of three locks, and alone it is not enough. It knows what PostgreSQL brings
 * along, not what users made: a function, an operator, a rule, a trigger or a view of theirs may do
 * whatever their owner may, and only the server can stop that, by a READ ONLY transaction and by
 * the privileges of the role that runs the statement. Nor does it weigh cost: that is for timeouts
 * and caps.
 */
@NullMarked
package app.ontos.sql.guard;

import org.jspecify.annotations.NullMarked;
