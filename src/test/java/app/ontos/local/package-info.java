/** Tests of the stand-ins themselves. */
@NullMarked
package app.ontos.local;

import org.jspecify.annotations.NullMarked;
