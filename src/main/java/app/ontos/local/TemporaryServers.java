package app.ontos.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The folders of temporary servers, and what killed processes have left of them. */
final class TemporaryServers {
  private static final Logger LOG = Logger.getLogger(TemporaryServers.class);
  private static final String PREFIX = "run-";

  /** A folder younger than this may be one whose server is just about to take its lock. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private TemporaryServers() {}

  static Path newFolder() {
    try {
      return LocalFolders.base().resolve(PREFIX + UUID.randomUUID());
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("There is no folder for temporary data", e);
    }
  }

  /** Stops servers whose process is gone, and removes their data. Never fails a start. */
  static void tidyUp() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(LocalFolders.base())) {
      folders = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path folder : folders) {
      try {
        tidyUp(folder);
      } catch (IOException | EmbeddedPostgresFailed e) {
        LOG.debugf(e, "%s stays for now", folder);
      }
    }
  }

  /** Takes the hook back, so that a long run with many servers does not collect them. */
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.trace("The process is shutting down, the hooks stay", e);
    }
  }

  private static void tidyUp(Path folder) throws IOException {
    Instant changed = Files.getLastModifiedTime(folder).toInstant();
    if (changed.isAfter(Instant.now().minus(YOUNG))) {
      return;
    }
    Optional<FolderLock> lock = FolderLock.tryAcquire(folder);
    if (lock.isEmpty()) {
      return;
    }
    try {
      LOG.debugf("Removing %s, whose process is gone", folder);
      LeftoverServer.stop(folder.resolve("data"), PostgresPrograms.forThisMachine());
      LocalFolders.delete(folder);
    } finally {
      lock.get().close();
    }
  }
}
