/**
 * Tells others over HTTP when a contract turns red or green: signed, tried again, and bounded. A
 * delivery is written down with the turn itself, so none is lost with an instance.
 */
@NullMarked
package app.ontos.testruns.webhook;

import org.jspecify.annotations.NullMarked;
