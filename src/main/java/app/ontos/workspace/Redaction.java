package app.ontos.workspace;

import java.util.regex.Pattern;

/** Takes what looks like a secret out of text that others wrote. */
final class Redaction {
  private static final int LONGEST = 500;

  /** JSON Web Tokens, Databricks' own tokens and secrets, and any other long run of characters. */
  private static final Pattern SECRET =
      Pattern.compile(
          "eyJ[\\w-]+(\\.[\\w-]*)*"
              + "|\\b(dapi|dose|dkea|dsapi)[0-9A-Za-z-]{8,}"
              + "|\\b[0-9a-fA-F]{32,}\\b"
              + "|[\\w+=-]{64,}");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Redaction() {}

  /** The text on one line, of bounded length, with secrets as {@code ***}. */
  static String clean(String text) {
    String line = SPACE.matcher(SECRET.matcher(text).replaceAll("***")).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
