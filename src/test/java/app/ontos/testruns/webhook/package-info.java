@NullMarked
package app.ontos.testruns.webhook;

import org.jspecify.annotations.NullMarked;
