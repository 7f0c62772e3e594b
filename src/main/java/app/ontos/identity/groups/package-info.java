/** The groups of callers, as the workspace knows them. */
@NullMarked
package app.ontos.identity.groups;

import org.jspecify.annotations.NullMarked;
