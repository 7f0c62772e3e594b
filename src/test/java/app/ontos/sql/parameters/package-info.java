/** Tests of parameters, up to a real server. */
@NullMarked
package app.ontos.sql.parameters;

import org.jspecify.annotations.NullMarked;
