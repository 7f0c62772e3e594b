package app.ontos.testruns.check;

import java.util.Map;
import java.util.Optional;

/**
 * The formats that the standard names for texts, as PostgreSQL's patterns. They tell what can't be
 * one; of an address that looks right nobody knows whether somebody reads what is sent there.
 */
final class TextFormats {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
  private static final String PIECE = "[0-9A-Fa-f]{1,4}";
  private static final String IPV6 =
      String.join(
              "|",
              "(P:){7}P",
              "(P:){1,7}:",
              "(P:){1,6}:P",
              "(P:){1,5}(:P){1,2}",
              "(P:){1,4}(:P){1,3}",
              "(P:){1,3}(:P){1,4}",
              "(P:){1,2}(:P){1,5}",
              "P:(:P){1,6}",
              ":((:P){1,7}|:)",
              "((P:){6}|::(P:){0,5}|(P:){1,5}:(P:){0,4})" + IPV4)
          .replace("P", PIECE);
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  private static final Map<String, String> PATTERNS =
      Map.of(
          "email", "^[^@[:space:]]+@" + LABEL + "(\\." + LABEL + ")*$",
          "uuid", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
          "uri", "^[A-Za-z][A-Za-z0-9+.-]*:[^[:space:]<>\"{}|\\\\^`]*$",
          "hostname", "^" + LABEL + "(\\." + LABEL + ")*\\.?$",
          "ipv4", "^" + IPV4 + "$",
          "ipv6", "^(" + IPV6 + ")$",
          "byte", "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$");

  private TextFormats() {}

  /** The pattern for a format, if there is one. */
  static Optional<String> pattern(String format) {
    return Optional.ofNullable(PATTERNS.get(format));
  }
}
