package app.ontos.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status {@link #NONE} where nothing did
 * @param headers by their names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, List<String>> headers, byte[] body, long millis) {
  /** The connection ended, or time ran out, before an answer was there. */
  static final int NONE = 0;

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer none(long millis) {
    return new Answer(NONE, Map.of(), new byte[0], millis);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The media type without its parameters. */
  String mediaType() {
    return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
