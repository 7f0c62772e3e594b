package app.ontos.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values that have broken services before. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

  /** Texts: odd characters, other languages' syntax, and addresses that lead inwards. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\n",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "a\udfff",
          "\ufeffname",
          "\u200b\u200c\u200d\u2060",
          "\u202eevil\u202c",
          "\u2066a\u2069",
          "Z\u0351\u0343a\u0327\u0322l\u0334\u0321g\u0361\u0362o\u035c",
          "\u05e9\u05dc\u05d5\u05dd",
          "\u0645\u0631\u062d\u0628\u0627",
          "\ud83d\udc69\u200d\ud83d\udcbb\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
          "\ud835\udd98\ud835\udd96\ud835\udd91",
          "\u0430dmin",
          "\uff41\uff44\uff4d\uff49\uff4e",
          "\u0130\u0131\u017f\u212a",
          "\ufdfa",
          "\uffff\ufffe",
          "\u001b[31m",
          "\u007f\u0080\u009f",
          "\u2028\u2029",
          "a\r\nSet-Cookie: a=b",
          "null",
          "true",
          "NaN",
          "-Infinity",
          "1e400",
          "9223372036854775808",
          "-1",
          "0x10",
          "' OR '1'='1",
          "'; DROP TABLE data_domain; --",
          "1); select pg_sleep(10); --",
          "\" OR \"\"=\"",
          "\\",
          "%",
          "_",
          "%25%27",
          "*)(uid=*))(|(uid=*",
          "{{7*7}}",
          "${7*7}",
          "#{7*7}",
          "{config:all}",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "file:///etc/passwd",
          "${jndi:ldap://127.0.0.1/a}",
          "; ls -la",
          "$(id)",
          "`id`",
          "http://169.254.169.254/latest/meta-data/",
          "169.254.169.254",
          "http://[::ffff:169.254.169.254]/",
          "metadata.google.internal",
          "http://0x7f000001/",
          "http://2130706433/",
          "http://127.1/",
          "127.0.0.1/?a=b&socketFactory=x",
          "localhost,evil.example.com",
          "a.cloud.databricks.com.evil.example.com",
          "a.cloud.databricks.com@evil.example.com",
          "jdbc:postgresql://localhost/?loggerFile=/tmp/x",
          "https://user:pass@localhost/",
          UNKNOWN_ID,
          "00000000000040008000000000000000",
          "urn:uuid:" + UNKNOWN_ID,
          "1-1-1-1-1",
          "draft ",
          "DRAFT",
          "\u0501raft",
          "2026-02-30T25:61:61Z",
          "+1000000000-01-01T00:00:00Z",
          "-P1D",
          "* * * * * *",
          "0 0 31 2 *",
          "Europe/Atlantis",
          "(a+)+$",
          "a".repeat(63),
          "a".repeat(64),
          "a".repeat(200),
          "a".repeat(201),
          "a".repeat(255),
          "a".repeat(256),
          "\ud83d\ude00".repeat(200),
          "e\u0301".repeat(101),
          "a".repeat(1001),
          "a".repeat(10_001),
          "\u0300".repeat(70_000));

  /** Whole JSON values of every type. */
  private static final List<JsonNode> NODES = nodes();

  private Values() {}

  private static List<JsonNode> nodes() {
    List<JsonNode> nodes = new ArrayList<>();
    for (long number :
        new long[] {0, -1, 1, 6, 201, 2_147_483_647L, 2_147_483_648L, 9_007_199_254_740_993L}) {
      nodes.add(JSON.numberNode(number));
    }
    nodes.add(JSON.numberNode(Long.MIN_VALUE));
    nodes.add(JSON.numberNode(BigInteger.TWO.pow(63)));
    nodes.add(JSON.numberNode(BigInteger.TEN.pow(300)));
    nodes.add(JSON.numberNode(new BigDecimal("1e400")));
    nodes.add(JSON.numberNode(new BigDecimal("-0.0")));
    nodes.add(JSON.numberNode(new BigDecimal("1.0000000000000000000001")));
    nodes.add(JSON.numberNode(new BigDecimal("1e-400")));
    nodes.add(JSON.booleanNode(true));
    nodes.add(JSON.booleanNode(false));
    nodes.add(JSON.nullNode());
    nodes.add(JSON.arrayNode());
    nodes.add(JSON.arrayNode().add(JSON.arrayNode()));
    nodes.add(JSON.arrayNode().addNull());
    nodes.add(JSON.arrayNode().add("a").add("a").add("A"));
    nodes.add(JSON.arrayNode().add(1).add("a").addNull().add(JSON.objectNode()));
    nodes.add(JSON.objectNode());
    nodes.add(JSON.objectNode().put("", ""));
    nodes.add(JSON.objectNode().put("$ref", "#").put("__proto__", "x"));
    nodes.add(JSON.objectNode().put("en", "a").put("EN", "b").put("a\u0000", "c"));
    nodes.add(JSON.objectNode().set("a/b~c", JSON.objectNode()));
    ArrayNode many = JSON.arrayNode();
    ObjectNode wide = JSON.objectNode();
    for (int i = 0; i < 1001; i++) {
      many.add("item " + i);
      wide.put("member " + i, i);
    }
    nodes.add(many);
    nodes.add(wide);
    nodes.add(deep(90));
    return List.copyOf(nodes);
  }

  private static JsonNode deep(int levels) {
    JsonNode node = JSON.textNode("end");
    for (int i = 0; i < levels; i++) {
      node = i % 2 == 0 ? JSON.arrayNode().add(node) : JSON.objectNode().set("a", node);
    }
    return node;
  }

  static <T> T any(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  /** Any value, of any type. */
  static JsonNode node(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? any(NODES, random).deepCopy()
        : JSON.textNode(any(TEXTS, random));
  }

  /** A value at the edge of what the schema allows, or any. */
  static JsonNode atTheEdge(JsonNode schema, SplittableRandom random) {
    List<JsonNode> edges = new ArrayList<>();
    for (String bound : List.of("minLength", "maxLength")) {
      if (schema.has(bound)) {
        int length = schema.get(bound).intValue();
        edges.add(JSON.textNode("x".repeat(Math.max(0, length - 1))));
        edges.add(JSON.textNode("\u00e4".repeat(length)));
        edges.add(JSON.textNode("\ud83d\ude00".repeat(length)));
        edges.add(JSON.textNode("x".repeat(length + 1)));
      }
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        long value = schema.get(bound).longValue();
        edges.add(JSON.numberNode(value - 1));
        edges.add(JSON.numberNode(value));
        edges.add(JSON.numberNode(value + 1));
      }
    }
    schema.path("enum").forEach(edges::add);
    return edges.isEmpty() ? node(random) : any(edges, random);
  }

  /** Bodies that are no JSON object, or none that may pass, whatever is expected. */
  static List<byte[]> brokenBodies(String valid) {
    List<byte[]> bodies = new ArrayList<>();
    String inner = valid.substring(1);
    for (String text :
        List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "[" + valid + "]",
            "null",
            "true",
            "1",
            "\"text\"",
            "NaN",
            "{\"a\": NaN" + (inner.equals("}") ? "}" : "," + inner),
            "{'a': 1}",
            "{a: 1}",
            "{\"a\": 01}",
            "{\"a\": +1}",
            "{\"a\": .5}",
            "{\"a\": 1e1000000000}",
            "{\"a\": \"\t\"}",
            "{\"a\": \"\\x41\"}",
            "{\"a\": \"\\ud83d",
            "{\"a\": 1,}",
            "/* comment */ " + valid,
            valid + valid,
            valid + "]",
            valid + " trailing",
            valid.substring(0, valid.length() - 1),
            "{\"name\": \"a\", \"name\": \"b\"}",
            "{\"a\": {\"b\": 1, \"b\": 2}}",
            "{\"id\": \"" + UNKNOWN_ID + "\"}",
            "<xml/>",
            "{\"a\": " + "[".repeat(101) + "]".repeat(101) + "}",
            "{\"a\":".repeat(100_000),
            "[".repeat(100_000),
            "{\"a\": " + "9".repeat(1100) + "}",
            "{\"" + "k".repeat(60_000) + "\": 1}")) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add(valid.getBytes(StandardCharsets.UTF_16));
    bodies.add(valid.getBytes(StandardCharsets.UTF_16LE));
    bodies.add(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'});
    bodies.add(
        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'});
    bodies.add(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'});
    bodies.add(new byte[] {0, 0, 0, 0});
    bodies.add(new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0, 0, 0});
    return bodies;
  }
}
