package app.ontos.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that this process uses a folder. The operating system lets go of it when the process ends,
 * however it ends, so a lock is never stale.
 *
 * <p>File locks are held by the process as a whole, and on Linux closing any channel of a file lets
 * go of them all. So a second attempt inside the same process must not even open the file; a system
 * property, which every class loader sees, tells it not to.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "in-use";

  private final FileChannel channel;
  private final String property;

  private FolderLock(FileChannel channel, String property) {
    this.channel = channel;
    this.property = property;
  }

  /** The lock of the folder, which is created if need be; empty when somebody has it. */
  static Optional<FolderLock> tryAcquire(Path folder) throws IOException {
    Files.createDirectories(folder);
    String property = "app.ontos.local.in-use:" + folder.toRealPath();
    if (System.getProperties().putIfAbsent(property, "true") != null) {
      return Optional.empty();
    }
    @Nullable FileChannel channel = null;
    @Nullable FileLock lock = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new FolderLock(channel, property));
    } finally {
      if (lock == null) {
        release(channel, property);
      }
    }
  }

  @Override
  public void close() throws IOException {
    release(channel, property);
  }

  private static void release(@Nullable FileChannel channel, String property) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      System.clearProperty(property);
    }
  }
}
