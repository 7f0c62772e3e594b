/**
 * PostgreSQL's lexical structure (PostgreSQL documentation, chapter 4.1), as the server itself
 * reads it: what is a word, a literal, a comment, an operator. Knows nothing of grammar, of JDBC or
 * of a database.
 */
@NullMarked
package app.ontos.sql.lexer;

import org.jspecify.annotations.NullMarked;
