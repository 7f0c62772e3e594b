package app.ontos.connections.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a PEM text (RFC 7468): what it says it is, and its content. Text around the parts is
 * skipped, as section 2 has it, since tools put explanations there.
 */
final class PemBlock {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

  private final String label;
  private final byte[] content;
  private final boolean encrypted;

  private PemBlock(String label, byte[] content, boolean encrypted) {
    this.label = label;
    this.content = content;
    this.encrypted = encrypted;
  }

  /** All the parts, in order; at least one. */
  static List<PemBlock> read(String text) throws BadPem {
    List<PemBlock> blocks = new ArrayList<>();
    Iterator<String> lines = text.lines().map(String::strip).iterator();
    while (lines.hasNext()) {
      Matcher begin = BEGIN.matcher(lines.next());
      if (begin.matches()) {
        blocks.add(readOne(begin.group(1), lines));
      }
    }
    if (blocks.isEmpty()) {
      throw new BadPem("is not PEM text: no line of it is -----BEGIN …-----");
    }
    return blocks;
  }

  /** What it says it is, {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  byte[] content() {
    return content.clone();
  }

  /** Whether a passphrase is needed: by its label, or by a header of the older form (RFC 1421). */
  boolean isEncrypted() {
    return encrypted;
  }

  private static PemBlock readOne(String label, Iterator<String> lines) throws BadPem {
    String end = "-----END %s-----".formatted(label);
    boolean encrypted = label.startsWith("ENCRYPTED ");
    StringBuilder base64 = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(end)) {
        return new PemBlock(label, decoded(base64.toString(), encrypted), encrypted);
      }
      if (line.contains(":")) {
        encrypted |= line.contains("ENCRYPTED");
      } else {
        base64.append(line);
      }
    }
    throw new BadPem("has a part without an end: %s is missing".formatted(end));
  }

  private static byte[] decoded(String base64, boolean encrypted) throws BadPem {
    try {
      byte[] content = Base64.getDecoder().decode(base64);
      if (content.length == 0 && !encrypted) {
        throw new BadPem("has an empty part");
      }
      return content;
    } catch (IllegalArgumentException e) { // its message would quote from a key
      throw new BadPem("has a part that is not base64");
    }
  }
}
