package app.ontos.sql.lexer;

/**
 * What a scanner found at an index: a token that lacks only its beginning.
 *
 * @param end where it ends in the text, exclusive
 * @param value see {@link Token#value()}
 */
record Lexeme(TokenKind kind, int end, String value) {}
