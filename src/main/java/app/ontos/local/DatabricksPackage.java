package app.ontos.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Assembles {@code target/databricks-app}: what a Databricks App is deployed from. The platform
 * takes no file over 10 MB and grows slow at some 200 files, so the built service becomes one zip
 * archive in parts, which the launcher joins. The same input gives the same bytes.
 */
final class DatabricksPackage {
  private static final int PART_BYTES = 9 * 1024 * 1024;
  private static final FileTime NO_TIME =
      FileTime.fromMillis(315_532_800_000L); // 1980, as zip has it
  private static final List<String> BESIDE =
      List.of("launcher.py", "requirements.txt", "java.options");

  private DatabricksPackage() {}

  /** The one argument is the project's folder, in which the service has been built. */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    assemble(project, project.resolve("target/databricks-app"));
  }

  static void assemble(Path project, Path target) throws IOException {
    LocalFolders.delete(target);
    Files.createDirectories(target);
    Files.copy(project.resolve("app.yaml"), target.resolve("app.yaml"));
    for (String name : BESIDE) {
      Files.copy(project.resolve("src/main/launcher").resolve(name), target.resolve(name));
    }
    MessageDigest digest = sha256();
    PartedOutput parts = new PartedOutput(target, "service.zip", PART_BYTES);
    try (ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(parts, digest))) {
      // What fills it is jars, which are compressed already.
      zip.setLevel(Deflater.BEST_SPEED);
      addAll(project.resolve("target/quarkus-app"), zip);
    }
    // Parts of an older and larger package may be left in a folder that is uploaded to.
    String manifest = "%d %s%n".formatted(parts.count(), HexFormat.of().formatHex(digest.digest()));
    Files.writeString(target.resolve("service.manifest"), manifest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void addAll(Path folder, ZipOutputStream zip) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      ZipEntry entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
      entry.setLastModifiedTime(NO_TIME);
      zip.putNextEntry(entry);
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }
}
