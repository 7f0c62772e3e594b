package app.ontos.bulk;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar archive, packed by gzip or not. Nothing of it is written anywhere under its own name. */
final class ArchiveSource implements DocumentSource {
  private static final int NAME_SHOWN = 300;

  private final SpooledBody body;
  private final boolean packed;

  ArchiveSource(SpooledBody body, boolean packed) {
    this.body = body;
    this.packed = packed;
  }

  @Override
  public void each(Visitor visitor) throws IOException {
    try (InputStream file = body.open();
        UnpackedInput unpacked = new UnpackedInput(packed ? unpack(file) : file);
        TarArchiveInputStream archive = new TarArchiveInputStream(unpacked, "UTF-8")) {
      int entries = 0;
      int index = 0;
      for (TarArchiveEntry entry = next(archive, unpacked, 0);
          entry != null;
          entry = next(archive, unpacked, entry.getSize())) {
        if (++entries > ImportLimits.ENTRIES) {
          throw tooMany();
        }
        unpacked.allow(entry.getSize() + ImportLimits.HEADER_BYTES);
        if (!entry.isDirectory()) {
          visitor.visit(described(index++, entry), new EntryContent(archive));
        }
      }
      toTheEnd(unpacked);
      if (entries == 0) {
        throw ProblemType.MALFORMED_REQUEST.because("The body is no tar archive, or an empty one");
      }
    }
  }

  /** What comes after the last entry is counted, and tells whether all of the body has come. */
  private static void toTheEnd(UnpackedInput unpacked) {
    unpacked.allow(ImportLimits.UNPACKED_BYTES);
    try {
      unpacked.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw broken();
    }
  }

  static ProblemException tooMany() {
    return ProblemType.TOO_LARGE.because(
        "There are more than %d documents".formatted(ImportLimits.ENTRIES));
  }

  private static InputStream unpack(InputStream file) {
    try {
      return new GZIPInputStream(file, 1 << 16);
    } catch (IOException e) {
      throw ProblemType.MALFORMED_REQUEST.because("The body is not packed by gzip");
    }
  }

  private static @Nullable TarArchiveEntry next(
      TarArchiveInputStream archive, UnpackedInput unpacked, long unread) {
    unpacked.allow(unread + ImportLimits.HEADER_BYTES);
    try {
      TarArchiveEntry entry = archive.getNextEntry();
      if (entry != null && entry.isSparse()) {
        throw ProblemType.MALFORMED_REQUEST.because("The archive has a sparse file");
      }
      return entry;
    } catch (IOException | IllegalArgumentException e) {
      throw broken();
    }
  }

  private static ProblemException broken() {
    return ProblemType.MALFORMED_REQUEST.because("The archive is damaged, or ends before its end");
  }

  private static Entry described(int index, TarArchiveEntry entry) {
    String name = entry.getName();
    String shown = name.length() > NAME_SHOWN ? name.substring(0, NAME_SHOWN) : name;
    String note = entry.isFile() && !isSpecial(entry) ? null : "It is a link or a device";
    return new Entry(
        index, Optional.of(shown), Optional.empty(), entry.getSize(), Optional.ofNullable(note));
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isLink()
        || entry.isSymbolicLink()
        || entry.isBlockDevice()
        || entry.isCharacterDevice()
        || entry.isFIFO();
  }

  /** Faults of the archive are the client's, whoever reads on. */
  private static final class EntryContent extends InputStream {
    private final InputStream archive;

    EntryContent(InputStream archive) {
      this.archive = archive;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        return archive.read(bytes, offset, length);
      } catch (IOException e) {
        throw broken();
      }
    }
  }
}
