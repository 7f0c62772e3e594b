/** The page that people see first: how much there is, and what has changed. */
@NullMarked
package app.ontos.home;

import org.jspecify.annotations.NullMarked;
