/** Who did what to which record when: append-only, written in the same statement as the change. */
@NullMarked
package app.ontos.audit;

import org.jspecify.annotations.NullMarked;
