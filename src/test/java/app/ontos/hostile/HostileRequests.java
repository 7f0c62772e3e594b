package app.ontos.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that is done to a valid request but to the values in its body. */
final class HostileRequests {
  /** A kind that may be answered by the server itself, or by no answer at all. */
  static final String BROKEN = "broken header";

  /** Headers with values that break what reads them. */
  private static final List<Request.Header> HEADERS = headers();

  /** Answered by the server itself, before anything of ours is asked. */
  private static final List<Request.Header> BROKEN_HEADERS =
      List.of(
          new Request.Header("X-Long", "a".repeat(40_000)),
          new Request.Header("Host", ""),
          new Request.Header("Host", "a b"),
          new Request.Header("Host", "evil.example.com:99999"),
          new Request.Header("Content-Length", "-1"),
          new Request.Header("Content-Length", "1e3"),
          new Request.Header("Content-Length", "99999999999999999999"),
          new Request.Header("Transfer-Encoding", "identity"),
          new Request.Header("Bad Name", "a"),
          new Request.Header("", "a"),
          new Request.Header("X-Nul", "a\u0000b"),
          new Request.Header("X-Split", "a\r\n\r\nGET / HTTP/1.1"));

  /** Those that would change something belong to other operations, and are sent in their turn. */
  private static final List<String> METHODS =
      List.of(
          "TRACE", "CONNECT", "PROPFIND", "OPTIONS", "HEAD", "get", "Post", "FOO", "G\u00c9T", "");

  private static final List<String> PATH_TRICKS =
      List.of(
          "/",
          "//",
          "/.",
          "/..",
          "/%2e%2e",
          "/%2e%2e%2f",
          "%00",
          "%0d%0a",
          ";a=b",
          "%2F",
          "/..;/",
          "%c0%ae",
          "%ff",
          "%",
          "%zz",
          "%u0041",
          "\\",
          "#a",
          "?",
          "?a",
          "/\u00e9",
          "%e2%80%ae",
          ".json",
          "~",
          "*");

  private static final List<String> IDS =
      List.of(
          "00000000-0000-4000-8000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "0",
          "-1",
          "9223372036854775808",
          "null",
          "me",
          "1-1-1-1-1",
          "%7Bid%7D",
          "%00",
          "a%2Fb",
          "..%2f..",
          "'%20or%201=1--",
          "%F0%9F%98%80",
          "a".repeat(3000));

  private HostileRequests() {}

  private static List<Request.Header> headers() {
    List<Request.Header> headers = new ArrayList<>();
    for (String name : List.of("If-Match", "If-None-Match")) {
      for (String value :
          List.of(
              "",
              "\"",
              "*, *",
              "W/\"1\"",
              "\"0\"",
              "\"99999999999999999999\"",
              "\"-1\"",
              "1",
              "\"1\",",
              "\"a\" \"b\"",
              "\"" + "1".repeat(2000) + "\"",
              "\u00e9",
              "\"1\", \"2\", W/\"3\"")) {
        headers.add(new Request.Header(name, value));
      }
    }
    for (String value :
        List.of("", " ", "\u00e9", "a".repeat(256), "a\tb", "a'; drop table x; --", "same")) {
      headers.add(new Request.Header("Idempotency-Key", value));
    }
    for (String value :
        List.of(
            "",
            "*",
            "a",
            "text/html",
            "application/xml",
            "application/*",
            "*/json",
            "application/json;q=0",
            "application/json;q=nan",
            "application/json; charset=utf-16",
            "application/json;;",
            "/",
            ",,,",
            "application/problem+json",
            "text/turtle",
            "a/b".repeat(500))) {
      headers.add(new Request.Header("Accept", value));
    }
    for (String value :
        List.of(
            "",
            "a",
            "application",
            "application/",
            "/json",
            "application/json; charset=",
            "application/json; charset=utf-7",
            "application/json; charset=utf-16",
            "application/json; charset=\"utf-8\"",
            "application/json; charset=utf-8; charset=x",
            "APPLICATION/JSON",
            "application/json, text/plain",
            "text/plain",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded",
            "application/merge-patch+json",
            "application/json;a=\"",
            "*/*",
            "application/vnd.a+json")) {
      headers.add(new Request.Header("Content-Type", value));
    }
    for (String value :
        List.of(
            "",
            "a",
            "local@localhost",
            "a".repeat(321),
            "a\u00e9@example.com",
            "' or 1=1 --",
            "system",
            "ontos")) {
      for (String name :
          List.of(
              "X-Forwarded-Email",
              "X-Forwarded-User",
              "X-Forwarded-Groups",
              "X-Forwarded-Access-Token",
              "X-Forwarded-Preferred-Username")) {
        headers.add(new Request.Header(name, value));
      }
    }
    for (String value :
        List.of("evil.example.com", "localhost:0", "[", "a b", "127.0.0.1, 10.0.0.1", "")) {
      for (String name :
          List.of(
              "X-Forwarded-For",
              "X-Forwarded-Host",
              "X-Forwarded-Proto",
              "Forwarded",
              "X-Original-URL",
              "X-HTTP-Method-Override",
              "Origin",
              "Referer",
              "X-Request-Id")) {
        headers.add(new Request.Header(name, value));
      }
    }
    headers.add(new Request.Header("Range", "bytes=0-0,1-1,5-"));
    headers.add(new Request.Header("Range", "bytes=-999999999999999999999"));
    headers.add(new Request.Header("Expect", "200-ok"));
    headers.add(new Request.Header("Content-Encoding", "gzip"));
    headers.add(new Request.Header("Content-Encoding", "br, gzip"));
    headers.add(new Request.Header("Accept-Encoding", "*;q=0"));
    headers.add(new Request.Header("Accept-Language", "x".repeat(1000)));
    headers.add(new Request.Header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."));
    headers.add(new Request.Header("Cookie", "a=b; ".repeat(200)));
    headers.add(new Request.Header("Sec-Fetch-Site", "cross-site"));
    headers.add(new Request.Header("Connection", "Upgrade, HTTP2-Settings"));
    headers.add(new Request.Header("X-Request-Id", "a".repeat(129)));
    headers.add(new Request.Header("X-Request-Id", "${jndi:ldap://a}"));
    return List.copyOf(headers);
  }

  /** A header garbled, put in twice, or left out. */
  static Variation header(Request valid, SplittableRandom random) {
    if (random.nextInt(40) == 0) {
      Request.Header broken = Values.any(BROKEN_HEADERS, random);
      return Variation.elsewhere(BROKEN, valid.with(broken.name(), broken.value()));
    }
    Request.Header header = Values.any(HEADERS, random);
    boolean twice = random.nextInt(5) == 0;
    Request request = twice ? valid : valid.without(header.name());
    return random.nextInt(12) == 0
        ? Variation.any("header " + header.name(), request)
        : Variation.any("header " + header.name(), request.with(header.name(), header.value()));
  }

  /** A query parameter garbled, put in twice, or one that is not known. */
  static Variation query(Operation operation, Request valid, SplittableRandom random) {
    List<String> names = new ArrayList<>(operation.query().keySet());
    names.sort(String::compareTo);
    names.addAll(List.of("limit", "cursor", "sort", "q", "unknown", "__proto__", ""));
    String name = Values.any(names, random);
    JsonNode schema =
        operation.query().getOrDefault(name, Json.parsed("{}".getBytes(StandardCharsets.UTF_8)));
    JsonNode value = Values.atTheEdge(schema, random);
    String text = value.isTextual() ? value.textValue() : value.toString();
    String encoded =
        random.nextInt(6) == 0 ? raw(random) : URLEncoder.encode(text, StandardCharsets.UTF_8);
    String limited = encoded.length() > 9000 ? encoded.substring(0, 9000) : encoded;
    String pair = name + (random.nextInt(20) == 0 ? "" : "=" + limited);
    String query = random.nextInt(10) == 0 ? pair + "&" + pair : pair;
    String join = valid.target().contains("?") ? "&" : "?";
    return Variation.any("query " + name, valid.at(valid.target() + join + query));
  }

  private static String raw(SplittableRandom random) {
    return Values.any(
        List.of(
            "%00",
            "%ff",
            "%c0%80",
            "%ed%a0%80",
            "%",
            "%zz",
            "+",
            "%2B",
            "a%0d%0ab",
            "\u00e9",
            "eyJhIjoxfQ",
            "AAAAAAAAAAAAAAAAAAAAAAAA",
            "10&limit=20",
            "[]",
            "a;b"),
        random);
  }

  /** An id replaced, or the path bent. */
  static Variation path(Request valid, SplittableRandom random) {
    String[] parts = valid.target().split("\\?", 2);
    String[] segments = parts[0].split("/");
    String tail = parts.length == 1 ? "" : "?" + parts[1];
    if (random.nextInt(3) > 0 && segments.length > 4) {
      int at = 4 + random.nextInt(segments.length - 4);
      segments[at] = Values.any(IDS, random);
      return Variation.elsewhere("id", valid.at(String.join("/", segments) + tail));
    }
    int at = 2 + random.nextInt(segments.length - 2);
    segments[at] += Values.any(PATH_TRICKS, random);
    return Variation.elsewhere("path", valid.at(String.join("/", segments) + tail));
  }

  /** Another method at the same place. */
  static Variation method(Request valid, SplittableRandom random) {
    return Variation.elsewhere("method", valid.by(Values.any(METHODS, random)));
  }
}
