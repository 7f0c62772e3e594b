package app.ontos.web;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as parts of addresses. */
@TemplateExtension(namespace = "web")
final class Segment {
  private Segment() {}

  /** A name that may hold anything, as one segment of a path (RFC 3986, section 3.3). */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
