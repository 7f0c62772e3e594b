package app.ontos.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A request as it goes over the wire. Nothing in it is checked or encoded: that is the point.
 *
 * @param target path and query as they are sent
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String method, String target, List<Header> headers, byte[] body) {
  private static final int READABLE = 4000;

  Request {
    headers = List.copyOf(headers);
  }

  /** A header, whose text is sent as ISO 8859-1. */
  record Header(String name, String value) {}

  static Request of(String method, String target) {
    return new Request(method, target, List.of(), new byte[0]);
  }

  Request with(String header, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(header, value));
    return new Request(method, target, more, body);
  }

  Request without(String header) {
    return new Request(
        method,
        target,
        headers.stream().filter(h -> !h.name().equalsIgnoreCase(header)).toList(),
        body);
  }

  Request withBody(byte[] other) {
    return new Request(method, target, headers, other);
  }

  Request withBody(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  Request at(String other) {
    return new Request(method, other, headers, body);
  }

  Request by(String other) {
    return new Request(other, target, headers, body);
  }

  boolean isWrite() {
    return !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method.toUpperCase(Locale.ROOT));
  }

  /** Its bytes. */
  byte[] wire() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (lacks("host")) {
      head.append("Host: localhost\r\n");
    }
    headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    if (lacks("content-length") && lacks("transfer-encoding")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private boolean lacks(String header) {
    return headers.stream().noneMatch(h -> h.name().equalsIgnoreCase(header));
  }

  /** A command that repeats it. */
  String curl(int port) {
    StringBuilder command = new StringBuilder();
    if (body.length > 0 && body.length <= READABLE) {
      String base64 = Base64.getEncoder().encodeToString(body);
      command.append("echo ").append(base64).append(" | base64 -d | ");
    }
    command.append("curl -i --path-as-is -X ").append(quoted(method));
    headers.forEach(h -> command.append(" -H ").append(quoted(h.name() + ": " + h.value())));
    if (body.length > 0) {
      boolean shown = body.length <= READABLE;
      command.append(
          shown ? " --data-binary @-" : " # and a body of %d bytes".formatted(body.length));
    }
    return command + " " + quoted("http://localhost:" + port + target);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
