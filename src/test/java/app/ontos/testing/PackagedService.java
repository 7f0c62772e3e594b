package app.ontos.testing;

import app.ontos.local.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own; every request comes from {@link #CALLER}. */
public final class PackagedService implements AutoCloseable {
  public static final String CALLER = "grace.hopper@example.com";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Process process;
  private final int port;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private PackagedService(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts it; does not wait for anything. */
  public static PackagedService start(Map<String, String> settings) throws IOException {
    return start(settings, freePort(), Files.createTempFile("ontos", ".log"));
  }

  /** Starts it on that port, with that file as its standard output. */
  public static PackagedService start(Map<String, String> settings, int port, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            "target/quarkus-app/quarkus-run.jar");
    builder.environment().keySet().removeIf(PackagedService::isSetting);
    builder.environment().put("DATABRICKS_APP_PORT", Integer.toString(port));
    builder.environment().put("ONTOS_ADMINS", CALLER);
    builder.environment().putAll(settings);
    return start(builder, port, log);
  }

  /** Starts a command that serves on the port. */
  public static PackagedService start(ProcessBuilder command, int port, Path log)
      throws IOException {
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    return new PackagedService(command.start(), port, log);
  }

  /** Nothing of the developer's own surroundings may decide a test. */
  private static boolean isSetting(String name) {
    return name.matches("(ENV|PG|POSTGRES_|DATABRICKS_|LAKEBASE_|ONTOS_|QUARKUS_|OTEL_).*");
  }

  /** The settings that lead to a database, in LOCAL mode. */
  public static Map<String, String> settings(EmbeddedPostgres database) {
    return local(database.port(), database.superuser(), database.superuserPassword());
  }

  /** The settings of LOCAL mode. */
  public static Map<String, String> local(int port, String user, String password) {
    return Map.of(
        "ENV",
        "LOCAL",
        "POSTGRES_HOST",
        "127.0.0.1",
        "POSTGRES_PORT",
        Integer.toString(port),
        "POSTGRES_USER",
        user,
        "POSTGRES_PASSWORD",
        password);
  }

  /** A port that nothing listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The status of a GET; 0 where nobody answers. */
  public int status(String path) throws InterruptedException {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a POST of JSON. */
  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The status of a POST whose last byte arrives late; in flight when this returns. */
  public CompletableFuture<Integer> slowPost(String path, Duration pause) throws IOException {
    byte[] body = "{\"name\": \"Slow\"}".getBytes(StandardCharsets.UTF_8);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, body.length);
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, body.length - 1);
    out.flush();
    return CompletableFuture.supplyAsync(
        () -> finish(socket, body[body.length - 1]),
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static int finish(Socket socket, byte last) {
    try (socket) {
      socket.getOutputStream().write(last);
      socket.getOutputStream().flush();
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 201".length());
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    } catch (IOException e) {
      throw new IllegalStateException("the request was broken off", e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Its exit code, once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** The status and the protocol of a GET by a client that speaks HTTP/2 in the clear, unsigned. */
  public HttpResponse<String> getByHttp2(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(TIMEOUT)
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Whether the process ended in time. */
  public boolean awaitExit(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All that it printed. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("X-Forwarded-Email", CALLER)
        .timeout(TIMEOUT);
  }
}
