package app.ontos.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes one stream into files {@code name.00}, {@code name.01} and so on, each of a limited size.
 */
final class PartedOutput extends OutputStream {
  private final Path folder;
  private final String name;
  private final int partBytes;
  private int parts;
  private int room;
  private OutputStream part = OutputStream.nullOutputStream();

  PartedOutput(Path folder, String name, int partBytes) {
    this.folder = folder;
    this.name = name;
    this.partBytes = partBytes;
  }

  /** How many files there are. */
  int count() {
    return parts;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (room == 0) {
        next();
      }
      int piece = Math.min(room, length - written);
      part.write(bytes, offset + written, piece);
      room -= piece;
      written += piece;
    }
  }

  private void next() throws IOException {
    part.close();
    part = Files.newOutputStream(folder.resolve("%s.%02d".formatted(name, parts)));
    parts++;
    room = partBytes;
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
