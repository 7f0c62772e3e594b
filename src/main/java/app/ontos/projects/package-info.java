/** Projects: work that teams share. */
@NullMarked
package app.ontos.projects;

import org.jspecify.annotations.NullMarked;
