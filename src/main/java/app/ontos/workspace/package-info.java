/**
 * Databricks workspaces: the one that the service runs in, and those that connections name. Who an
 * account is there, which Lakebase is meant, and database credentials for it; and access tokens for
 * what a connection has been given in their place.
 *
 * <p>{@link app.ontos.workspace.Workspace} answers the first three questions through the Databricks
 * SDK, and {@link app.ontos.workspace.OAuthIssuer} the last one without it. The SDK's habits are
 * kept away from the rest:
 *
 * <ul>
 *   <li>It never guesses. {@link app.ontos.workspace.WorkspaceAccount} says how to authenticate,
 *       and the SDK adds nothing from the environment or a file.
 *   <li>It never hangs. {@code BoundedHttp} makes every call, those for the SDK's own tokens
 *       included, and ends it in time.
 *   <li>It never goes astray. Where people have chosen the host, an {@link
 *       app.ontos.workspace.AddressCheck} sees each address at the moment of connecting.
 *   <li>It never repeats a call; who asks decides when to ask again.
 *   <li>What went wrong arrives as one {@link app.ontos.workspace.WorkspaceFailure} with a stable
 *       code, the real cause and what mends it. {@code Refusals} reads it off the very answer,
 *       before the SDK can bury it. No secret is in it.
 * </ul>
 *
 * <p>The package depends on the JDK, the SDK with the Jackson and the HTTP client that come with
 * it, and {@code app.ontos.token}, and is the only one that knows the SDK. {@link
 * app.ontos.workspace.WorkspaceSettings} alone knows the configuration library.
 */
@NullMarked
package app.ontos.workspace;

import org.jspecify.annotations.NullMarked;
