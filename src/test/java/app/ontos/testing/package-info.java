/** What tests share: a real server, and a few words for talking to the service. */
@NullMarked
package app.ontos.testing;

import org.jspecify.annotations.NullMarked;
