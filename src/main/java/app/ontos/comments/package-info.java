/** What people say to each other about records, in threads. */
@NullMarked
package app.ontos.comments;

import org.jspecify.annotations.NullMarked;
