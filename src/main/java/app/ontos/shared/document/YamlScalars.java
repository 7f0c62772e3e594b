package app.ontos.shared.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plain YAML scalar means: YAML 1.2's core schema. So {@code no}, {@code on}, {@code 1_000},
 * {@code 12:30} and dates are text, as they are in the JSON of the standards; {@code 010} is ten.
 */
final class YamlScalars {
  private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** What a reader of YAML 1.1 would take for something else than text, and a little more. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)|~|=|<<|null|y|n|yes|no|on|off|true|false|[-+]?\\.(inf|nan)"
              + "|[-+.]?[0-9][-+.0-9a-fxotz_:,e ]*");

  private YamlScalars() {}

  /** The value of a plain scalar, empty where JSON has none for it. */
  static Optional<JsonNode> plain(String text) {
    if (NULL.matcher(text).matches()) {
      return Optional.of(NullNode.getInstance());
    }
    if (BOOLEAN.matcher(text).matches()) {
      return Optional.of(BooleanNode.valueOf(text.toLowerCase(Locale.ROOT).equals("true")));
    }
    if (NOT_FINITE.matcher(text).matches()) {
      return Optional.empty();
    }
    return isNumber(text)
        ? number(text)
        : Optional.of(TextNode.valueOf(text)); // everything else is text
  }

  /** The value of a scalar with one of YAML's own tags, empty where the text is none of it. */
  static Optional<JsonNode> tagged(String type, String text) {
    return switch (type) {
      case "str" -> Optional.of(TextNode.valueOf(text));
      case "int" -> plain(text).filter(JsonNode::isIntegralNumber);
      case "float" -> plain(text).filter(JsonNode::isNumber);
      case "bool" -> plain(text).filter(JsonNode::isBoolean);
      case "null" -> plain(text).filter(JsonNode::isNull);
      default -> Optional.empty();
    };
  }

  /** Whether text has to be quoted so that every reader takes it for text. */
  static boolean needsQuotes(String text) {
    return AMBIGUOUS.matcher(text).matches();
  }

  private static boolean isNumber(String text) {
    return DECIMAL.matcher(text).matches()
        || OCTAL.matcher(text).matches()
        || HEXADECIMAL.matcher(text).matches()
        || FLOAT.matcher(text).matches();
  }

  private static Optional<JsonNode> number(String text) {
    if (text.length() > StandardDocument.MAX_NUMBER_LENGTH) {
      return Optional.empty();
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (text.startsWith("0o")) {
      return Optional.of(nodes.numberNode(new BigInteger(text.substring(2), 8)));
    }
    if (text.startsWith("0x")) {
      return Optional.of(nodes.numberNode(new BigInteger(text.substring(2), 16)));
    }
    return DECIMAL.matcher(text).matches()
        ? Optional.of(nodes.numberNode(new BigInteger(text)))
        : Optional.of(DecimalNode.valueOf(new BigDecimal(text)));
  }
}
