/** What the service is made of, and what must not be in its repository. */
@NullMarked
package app.ontos.supplychain;

import org.jspecify.annotations.NullMarked;
