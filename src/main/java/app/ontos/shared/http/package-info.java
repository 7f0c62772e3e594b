/** What every HTTP exchange gets: a request id, a body limit, refusal of cross-site writes. */
@NullMarked
package app.ontos.shared.http;

import org.jspecify.annotations.NullMarked;
