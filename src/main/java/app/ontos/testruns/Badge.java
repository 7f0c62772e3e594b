package app.ontos.testruns;

/** A picture of a contract's state, as pages show it: SVG without script, style or reference. */
final class Badge {
  private static final String SVG =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="112" height="20" role="img" aria-label="%1$s: %2$s">\
      <title>%1$s: %2$s</title>\
      <rect width="58" height="20" fill="#555"/><rect x="58" width="54" height="20" fill="%3$s"/>\
      <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,sans-serif" font-size="11">\
      <text x="29" y="14">contract</text><text x="85" y="14">%2$s</text></g></svg>
      """;

  private Badge() {}

  /** The badge of a contract of that name. */
  static String of(String name, ContractColor state) {
    return switch (state) {
      case GREEN -> SVG.formatted(escaped(name), "passing", "#2e7d32");
      case RED -> SVG.formatted(escaped(name), "failing", "#c62828");
      case GREY -> SVG.formatted(escaped(name), "unknown", "#757575");
    };
  }

  /** As text and as an attribute; what XML 1.0 can't hold at all becomes a question mark. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isXml(c) ? c : '?');
    }
  }

  private static boolean isXml(int c) {
    boolean space = c == '\t' || c == '\n' || c == '\r';
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return space || (c >= 0x20 && !surrogate && c != 0xfffe && c != 0xffff);
  }
}
