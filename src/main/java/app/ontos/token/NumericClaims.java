package app.ontos.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Picks the numeric members of the outermost object out of a JSON text: all that is wanted of a JWT
 * payload, for which a JSON library would be this package's only dependency.
 *
 * <p>Tolerant: what is not a JSON object gives no claims, and it never throws. A number deeper down
 * ({@code {"act":{"exp":1}}}) or within a string is not mistaken for a claim. Names written with
 * escapes are not recognised. Runs in linear time without recursion.
 */
final class NumericClaims {

  private final String json;
  private final Map<String, Double> claims = new HashMap<>();
  private final Deque<Character> open = new ArrayDeque<>();
  private String lastString = "";
  private boolean valueExpected;
  private int at;

  private NumericClaims(String json) {
    this.json = json;
  }

  /** The claims by name; when a name comes twice, the last. */
  static Map<String, Double> of(String json) {
    String trimmed = json.strip();
    NumericClaims scan = new NumericClaims(trimmed);
    boolean whole = trimmed.startsWith("{") && scan.readAll();
    return whole ? Map.copyOf(scan.claims) : Map.of();
  }

  private boolean readAll() {
    while (at < json.length()) {
      if (!readOne(json.charAt(at))) {
        return false;
      }
      boolean closedEarly = open.isEmpty() && at < json.length();
      if (closedEarly) {
        return false;
      }
    }
    return open.isEmpty();
  }

  private boolean readOne(char c) {
    return switch (c) {
      case '{', '[' -> opened(c == '{' ? '}' : ']');
      case '}', ']' -> closed(c);
      case '"' -> string();
      case ':' -> separator(true);
      case ',' -> separator(false);
      default -> Character.isWhitespace(c) ? separator(valueExpected) : bareWord();
    };
  }

  private boolean opened(char closing) {
    open.push(closing);
    return separator(false);
  }

  private boolean closed(char c) {
    boolean matches = !open.isEmpty() && open.pop() == c;
    return separator(false) && matches;
  }

  private boolean separator(boolean valueFollows) {
    valueExpected = valueFollows;
    at++;
    return true;
  }

  private boolean string() {
    int start = ++at;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= json.length()) {
      return false;
    }
    lastString = json.substring(start, at);
    return separator(false);
  }

  /** A number, true, false or null: all up to the next character that JSON gives a meaning. */
  private boolean bareWord() {
    int start = at;
    while (at < json.length() && "{}[]:,\" \t\r\n".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    if (valueExpected && open.size() == 1) {
      keep(json.substring(start, at));
    }
    valueExpected = false;
    return at > start;
  }

  private void keep(String word) {
    try {
      claims.put(lastString, Double.valueOf(word));
    } catch (NumberFormatException notANumber) {
      claims.remove(lastString);
    }
  }
}
