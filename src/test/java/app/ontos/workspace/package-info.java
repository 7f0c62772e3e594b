/** Tests against the emulated workspace, which is a real server. */
@NullMarked
package app.ontos.workspace;

import org.jspecify.annotations.NullMarked;
