package app.ontos.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The collections of statements in {@code src/test/resources/sql}. */
public final class StatementFile {
  private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");

  private StatementFile() {}

  /**
   * A statement of a collection.
   *
   * @param name what is odd about it
   * @param labels what else its heading says
   */
  public record Entry(String name, List<String> labels, String statement) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The entries of a file. */
  public static List<Entry> entries(String file) {
    List<Entry> entries = new ArrayList<>();
    String[] parts = read(file).split("(?m)^=== ", -1);
    for (int i = 1; i < parts.length; i++) {
      int headingEnd = parts[i].indexOf('\n');
      List<String> heading = List.of(parts[i].substring(0, headingEnd).split(" \\| ", -1));
      String statement = parts[i].substring(headingEnd + 1, parts[i].length() - 1);
      entries.add(
          new Entry(heading.get(0), heading.subList(1, heading.size()), characters(statement)));
    }
    return entries;
  }

  private static String characters(String statement) {
    return CHARACTER
        .matcher(statement)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(match.group(1), 16))));
  }

  private static String read(String file) {
    try (InputStream in = StatementFile.class.getResourceAsStream("/sql/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException(file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
