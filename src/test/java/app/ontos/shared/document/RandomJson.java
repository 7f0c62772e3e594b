package app.ontos.shared.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Trees that are hard on a format: the same for the same seed. */
final class RandomJson {
  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "  x",
          "x  ",
          "\n",
          "\n\n x",
          "a\nb",
          "a\n\nb\n",
          "a\n  b\nc\n\n",
          "\ta",
          "a\tb",
          "a\r\nb",
          "no",
          "No",
          "on",
          "y",
          "~",
          "null",
          "true",
          "1",
          "1.0",
          "1e5",
          "0x1F",
          "0o7",
          "010",
          "1_000",
          "12:30",
          "2020-01-01",
          "2020-01-01T00:00:00Z",
          ".inf",
          "-.INF",
          ".nan",
          "=",
          "<<",
          "#x",
          "a #b",
          "a: b",
          "a:",
          ":a",
          "- a",
          "-",
          "--- a",
          "---",
          "...",
          "? a",
          "&a",
          "*a",
          "!a",
          "|",
          ">",
          "'",
          "\"",
          "it's \"so\"",
          "{a",
          "[b",
          "%a",
          "@a",
          "`a",
          "a\\nb",
          "\u0085",
          "a\u2028b",
          "\ufeffx",
          "\u007f",
          "\u0001",
          "\u00e9\u4e2d\ud83d\ude00",
          "x\n#y\n",
          "trailing \nspace",
          "k".repeat(300),
          "w ".repeat(200) + "w",
          "\u00a0x\u00a0",
          ",a",
          "a, b");

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  ObjectNode object(int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      object.set(text(), value(depth - 1));
    }
    return object;
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 6)) {
      case 0 -> NullNode.getInstance();
      case 1 -> BooleanNode.valueOf(random.nextBoolean());
      case 2 ->
          JsonNodeFactory.instance.numberNode(new BigInteger(1 + random.nextInt(200), random));
      case 3 ->
          DecimalNode.valueOf(
              new BigDecimal(new BigInteger(80, random), random.nextInt(200) - 100).negate());
      case 6, 7 -> array(depth);
      case 8, 9 -> object(depth);
      default -> TextNode.valueOf(text());
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private String text() {
    String one = AWKWARD.get(random.nextInt(AWKWARD.size()));
    return random.nextInt(3) == 0 ? one + AWKWARD.get(random.nextInt(AWKWARD.size())) : one;
  }
}
