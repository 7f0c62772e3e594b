package app.ontos.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a packed tar archive whose bytes depend on names and contents alone. It ends only where it
 * is finished, so that one which is not whole can't be taken for one that is.
 */
final class ArchiveWriter {
  private static final int READABLE = 0644;

  private final TarArchiveOutputStream tar;

  ArchiveWriter(OutputStream out) throws IOException {
    tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(out, 1 << 15), 1 << 15), "UTF-8");
  }

  void add(String name, byte[] content) throws IOException {
    begin(name, content.length);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  void add(String name, SpooledBody content) throws IOException {
    begin(name, content.size());
    try (InputStream in = content.open()) {
      in.transferTo(tar);
    }
    tar.closeArchiveEntry();
  }

  /** Writes the end. */
  void finish() throws IOException {
    tar.close();
  }

  private void begin(String name, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setModTime(0);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setMode(READABLE);
    tar.putArchiveEntry(entry);
  }
}
