package app.ontos.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folders that embedded servers use, and who may read what is in them. */
final class LocalFolders {
  private LocalFolders() {}

  /**
   * This user's folder among the system's temporary files: unpacked programs and the data of
   * temporary servers. Refused when it belongs to somebody else, who could have put programs there.
   */
  static Path base() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
    Path base = temporary.resolve("ontos-local-" + System.getProperty("user.name"));
    Files.createDirectories(base);
    if (Files.isSymbolicLink(base)) {
      throw new IOException("%s is a symbolic link".formatted(base));
    }
    Path mine = Files.createTempFile(base, "owner-", "");
    try {
      if (!Files.getOwner(mine).equals(Files.getOwner(base, LinkOption.NOFOLLOW_LINKS))) {
        throw new IOException("%s belongs to another user".formatted(base));
      }
    } finally {
      Files.delete(mine);
    }
    readableByAll(base);
    return base;
  }

  static void readableByAll(Path path) throws IOException {
    permissions(path, "rwxr-xr-x");
  }

  /** A new file that only this user can read from its first moment on. */
  static void writeSecret(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file);
    permissions(file, "rw-------");
    Files.writeString(file, content, StandardOpenOption.TRUNCATE_EXISTING);
  }

  static void permissions(Path path, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
      view.setPermissions(wanted);
    }
  }

  /** Deletes a file or a folder with all that is in it; nothing to do when it is not there. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        deepestFirst = List.of();
      } else {
        throw e.getCause();
      }
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
