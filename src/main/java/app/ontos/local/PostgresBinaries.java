package app.ontos.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, unpacked once for this user and kept in the system's temporary folder
 * under the name of their content. Safe when several processes unpack at once: each unpacks into a
 * folder of its own, and the first to finish gives it the final name.
 */
final class PostgresBinaries {
  private static final boolean WINDOWS = osName().startsWith("windows");
  private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "postgres");

  private static @Nullable PostgresBinaries last;

  private final Path root;

  private PostgresBinaries(Path root) {
    this.root = root;
  }

  static synchronized PostgresBinaries unpacked() throws IOException {
    PostgresBinaries known = last;
    if (known != null && known.isComplete()) {
      return known;
    }
    byte[] archive = archive();
    Path base = LocalFolders.base();
    PostgresBinaries binaries = new PostgresBinaries(base.resolve("postgres-" + name(archive)));
    if (!binaries.isComplete()) {
      binaries.unpack(archive, base);
    }
    last = binaries;
    return binaries;
  }

  Path program(String name) {
    return root.resolve("bin").resolve(WINDOWS ? name + ".exe" : name);
  }

  private boolean isComplete() {
    return PROGRAMS.stream().allMatch(name -> Files.isRegularFile(program(name)));
  }

  private void unpack(byte[] archive, Path base) throws IOException {
    Path staging = Files.createTempDirectory(base, "unpacking-");
    try {
      LocalFolders.readableByAll(staging);
      extract(archive, staging);
      if (!isComplete()) {
        LocalFolders.delete(root);
      }
      Files.move(staging, root);
    } catch (FileSystemException e) {
      if (!isComplete()) {
        throw e;
      }
    } finally {
      LocalFolders.delete(staging);
    }
  }

  private static void extract(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        extract(tar, entry, path);
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      boolean executable = (entry.getMode() & 0100) != 0;
      if (executable && !path.toFile().setExecutable(true, false)) {
        throw new IOException("%s can't be made executable".formatted(path));
      }
    }
  }

  private static byte[] archive() throws IOException {
    String os = WINDOWS ? "Windows" : osName().startsWith("mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String architecture =
        switch (machine) {
          case "amd64", "x86_64", "x86-64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    try (InputStream stream =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, architecture)) {
      return stream.readAllBytes();
    }
  }

  private static String name(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String osName() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }
}
