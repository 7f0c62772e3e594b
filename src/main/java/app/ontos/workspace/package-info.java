/**
 * The Databricks workspace that the service runs in: who the service is there, which Lakebase is
 * meant, and database credentials for it.
 *
 * <p>{@link app.ontos.workspace.Workspace} answers these three questions through the Databricks SDK
 * and keeps the SDK's habits away from the rest:
 *
 * <ul>
 *   <li>It never guesses. {@link app.ontos.workspace.WorkspaceAccount} says how to authenticate,
 *       and the SDK adds nothing from the environment or a file.
 *   <li>It never hangs. {@code BoundedHttp} is the SDK's HTTP client, and ends every call in time,
 *       those for the SDK's own tokens included.
 *   <li>It never repeats a call; who asks decides when to ask again.
 *   <li>What went wrong arrives as one {@link app.ontos.workspace.WorkspaceFailure} with a stable
 *       code, the real cause and what mends it. {@code Refusals} reads it off the very answer,
 *       before the SDK can bury it. No secret is in it.
 * </ul>
 *
 * <p>The package depends on the JDK, the SDK with the Jackson that comes with it, and {@code
 * app.ontos.token}, and is the only one that knows the SDK. {@link
 * app.ontos.workspace.WorkspaceSettings} alone knows the configuration library.
 */
@NullMarked
package app.ontos.workspace;

import org.jspecify.annotations.NullMarked;
