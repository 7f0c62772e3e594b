package app.ontos.local;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that runs a kept server until it is killed. Prints the port when ready. */
final class KeptServer {
  private KeptServer() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(EmbeddedPostgres.Options.keptIn(Path.of(arguments[0])));
    server.execute("postgres", "CREATE TABLE kept AS SELECT 42 AS number");
    System.out.println("port " + server.port());
    int end = System.in.read();
    System.out.println("ended by " + end);
  }
}
