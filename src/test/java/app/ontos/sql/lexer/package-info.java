/** Tests of the lexer, by table, at random, and against a real server. */
@NullMarked
package app.ontos.sql.lexer;

import org.jspecify.annotations.NullMarked;
