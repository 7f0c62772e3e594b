package app.ontos.sql.guard;

import app.ontos.sql.lexer.Position;
import app.ontos.sql.lexer.Token;
import app.ontos.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement written anew for the driver: no comments, no semicolon at the end, one space for any
 * white space, every string as {@code '…'} or, with a backslash in it, as {@code E'…'}, and
 * identifiers in quotes where they are more than ASCII. Server and driver read that alike, whatever
 * standard_conforming_strings is set to. It means what the source means.
 */
public final class DriverText {
  private final String source;
  private final String jdbc;
  private final String server;
  private final List<String> parameters;
  private final List<Piece> pieces;

  private DriverText(
      String source, String jdbc, String server, List<String> parameters, List<Piece> pieces) {
    this.source = source;
    this.jdbc = jdbc;
    this.server = server;
    this.parameters = List.copyOf(parameters);
    this.pieces = List.copyOf(pieces);
  }

  /** A token, and where it begins in the server's text, in code points from 0. */
  private record Piece(Token token, int serverOffset) {}

  static DriverText of(String source, List<Token> tokens) {
    StringBuilder jdbc = new StringBuilder();
    StringBuilder server = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    int serverOffset = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean spaced = i > 0 && !mayTouch(tokens.get(i - 1), token);
      if (token.kind() == TokenKind.NAMED_PARAMETER) {
        parameters.add(token.value());
      }
      String text = Spelling.forServer(token, parameters.size());
      jdbc.append(spaced ? " " : "").append(Spelling.forDriver(token, text));
      server.append(spaced ? " " : "").append(text);
      pieces.add(new Piece(token, serverOffset + (spaced ? 1 : 0)));
      serverOffset += (spaced ? 1 : 0) + text.codePointCount(0, text.length());
    }
    return new DriverText(source, jdbc.toString(), server.toString(), parameters, pieces);
  }

  /** The text for {@link java.sql.Connection#prepareStatement(String)}. */
  public String jdbc() {
    return jdbc;
  }

  /** The text that the driver makes of it for the server. */
  public String server() {
    return server;
  }

  /** The name of each placeholder of {@link #jdbc()}, in order; a name may come more than once. */
  public List<String> parameters() {
    return parameters;
  }

  /**
   * Where the author finds what the server points at.
   *
   * @param serverPosition as in a server's error: code points of {@link #server()}, from 1
   */
  public Optional<Position> inSource(int serverPosition) {
    int offset = serverPosition - 1;
    if (offset < 0 || offset > server.codePointCount(0, server.length())) {
      return Optional.empty();
    }
    Piece piece = pieces.get(0);
    for (Piece next : pieces) {
      if (next.serverOffset() <= offset) {
        piece = next;
      }
    }
    Token token = piece.token();
    int inToken = Math.min(offset - piece.serverOffset(), token.text().length());
    int index = token.start() + (Spelling.isVerbatim(token) ? inToken : 0);
    return Optional.of(Position.of(source, index));
  }

  @Override
  public String toString() {
    return server;
  }

  private static boolean mayTouch(Token left, Token right) {
    return left.end() == right.start() && Spelling.isVerbatim(left) && Spelling.isVerbatim(right);
  }
}
