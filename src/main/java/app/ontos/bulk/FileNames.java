package app.ontos.bulk;

import java.util.Locale;

/** Names of files that people can tell apart; the number makes them so, the rest helps. */
final class FileNames {
  private static final int LONGEST = 40;

  private final String folder;
  private final String end;
  private int number;

  FileNames(String folder, String end) {
    this.folder = folder;
    this.end = end;
  }

  String next(String name, String version) {
    number++;
    String dash = version.isEmpty() ? "" : "-";
    return "%s/%06d-%s%s%s%s"
        .formatted(folder, number, plain(name, LONGEST), dash, plain(version, LONGEST / 2), end);
  }

  private static String plain(String text, int longest) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    return plain.substring(0, Math.min(longest, plain.length()));
  }
}
