package app.ontos.reliability;

import app.ontos.local.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * A small disk under a database, which can be full. Where this user may not mount one, a trigger
 * answers what PostgreSQL does on a full disk, SQLSTATE 53100; {@link #how} tells which it was.
 */
final class FullDisk {
  private static final String DATABASE = "app_ontos";
  private static final byte[] BLOCK = new byte[64 * 1024];
  private static final String TRIGGER =
      """
      create function app_ontos.disk_is_full() returns trigger language plpgsql as $$
      begin
        raise exception 'could not extend file: No space left on device' using errcode = '53100';
      end $$;
      create trigger disk_is_full before insert on app_ontos.record_comment
        for each statement execute function app_ontos.disk_is_full()""";

  private final EmbeddedPostgres server;
  private final Path folder;
  private final boolean mounted;

  private FullDisk(EmbeddedPostgres server, Path folder, boolean mounted) {
    this.server = server;
    this.folder = folder;
    this.mounted = mounted;
  }

  /** Puts the database on a disk of its own; nobody may be connected to it. */
  static FullDisk under(EmbeddedPostgres server) throws IOException, InterruptedException {
    Path folder =
        Files.createTempDirectory(
            "small-disk",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    boolean mounted =
        succeeds("mount", "-t", "tmpfs", "-o", "size=96m,mode=0755", "tmpfs", folder.toString());
    if (mounted) {
      Path space = Files.createDirectory(folder.resolve("space"));
      Files.setOwner(space, Files.getOwner(server.log()));
      server.execute(
          "postgres", "create tablespace small location '%s'".formatted(space.toRealPath()));
      server.execute("postgres", "alter database %s set tablespace small".formatted(DATABASE));
    }
    return new FullDisk(server, folder, mounted);
  }

  /** What it is, for readers of the report. */
  String how() {
    return mounted
        ? "The tables are on a tmpfs without a free block, the write-ahead log is elsewhere"
        : "Played by a trigger that raises 53100, since this user may not mount a disk";
  }

  /** Leaves no room. */
  void fill() throws IOException {
    if (!mounted) {
      server.execute(DATABASE, TRIGGER);
      return;
    }
    try (OutputStream file = Files.newOutputStream(folder.resolve("ballast"))) {
      while (true) {
        file.write(BLOCK);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /** There is room again. */
  void free() throws IOException {
    if (mounted) {
      Files.delete(folder.resolve("ballast"));
    } else {
      server.execute(DATABASE, "drop function app_ontos.disk_is_full cascade");
    }
  }

  /** To be called when the server is closed. */
  void remove() throws IOException, InterruptedException {
    if (mounted && !succeeds("umount", "--lazy", folder.toString())) {
      throw new IOException("still mounted: " + folder);
    }
    Files.delete(folder);
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
