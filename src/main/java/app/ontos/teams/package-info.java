/** Teams and their members. */
@NullMarked
package app.ontos.teams;

import org.jspecify.annotations.NullMarked;
