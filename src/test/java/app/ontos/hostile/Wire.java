package app.ontos.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection that sends whatever it is given, which proper clients won't. Not for
 * use by several threads.
 */
final class Wire implements AutoCloseable {
  /** Of a body that will be refused, no more than this is sent before the answer is read. */
  private static final int ENOUGH = 256_000;

  private final int port;
  private final int limitMillis;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  Wire(int port, Duration limit) {
    this.port = port;
    limitMillis = (int) limit.toMillis();
  }

  /** Sends it and reads the answer; {@link Answer#NONE} where there is none in time. */
  Answer send(Request request) {
    boolean reused = socket != null;
    Answer answer = attempt(request);
    // The server may have closed the connection just when it was used again.
    return answer.status() == Answer.NONE && reused ? attempt(request) : answer;
  }

  private Answer attempt(Request request) {
    long begin = System.nanoTime();
    try {
      write(request.wire());
      Answer answer = read(request.method().equals("HEAD"), begin);
      boolean last = answer.header("Connection").orElse("").equalsIgnoreCase("close");
      if (last || (answer.status() >= 400 && request.body().length > ENOUGH)) {
        forget();
      }
      return answer;
    } catch (IOException e) {
      forget();
      return Answer.none(millisSince(begin));
    }
  }

  private void write(byte[] bytes) throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(InetAddress.getLoopbackAddress(), port);
      open.setTcpNoDelay(true);
      open.setSoTimeout(limitMillis);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    OutputStream out = open.getOutputStream();
    out.write(bytes, 0, Math.min(bytes.length, ENOUGH));
    for (int sent = ENOUGH; sent < bytes.length && in.available() == 0; sent += ENOUGH) {
      out.write(bytes, sent, Math.min(bytes.length - sent, ENOUGH));
    }
  }

  private Answer read(boolean headOnly, long begin) throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers
          .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(parts[1].strip());
    }
    boolean none = headOnly || status == 204 || status == 304;
    byte[] body = none ? new byte[0] : body(headers);
    return new Answer(status, headers, body, millisSince(begin));
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    List<String> length = headers.get("content-length");
    if (length != null) {
      return exactly(Integer.parseInt(length.get(0)));
    }
    if (!headers.containsKey("transfer-encoding")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static long millisSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  /** Another connection to the same service. */
  Wire another() {
    return new Wire(port, Duration.ofMillis(limitMillis));
  }

  @Override
  public void close() {
    forget();
  }

  /** Ends the connection; the next request makes another. */
  void forget() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
