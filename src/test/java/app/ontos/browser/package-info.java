/** The pages in a real Chromium, as a person meets them. */
@NullMarked
package app.ontos.browser;

import org.jspecify.annotations.NullMarked;
