package app.ontos.search;

import app.ontos.search.Hit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts texts into the words that were asked for and what is between them. */
final class Snippets {
  private static final String ELLIPSIS = "…";

  private final Pattern asked;

  Snippets(SearchTerms terms) {
    String words =
        terms.words().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    this.asked =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + words + "[\\p{L}\\p{N}\\p{M}]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * The parts of a text.
   *
   * @param begun whether there is text before it, so that its first word is cut
   * @param cut whether there is text after it
   */
  List<Part> parts(String text, boolean begun, boolean cut) {
    String window = (begun ? ELLIPSIS : "") + text + (cut ? ELLIPSIS : "");
    List<Part> parts = new ArrayList<>();
    Matcher found = asked.matcher(window);
    int end = 0;
    while (found.find()) {
      add(window.substring(end, found.start()), false, parts);
      add(found.group(), true, parts);
      end = found.end();
    }
    add(window.substring(end), false, parts);
    return List.copyOf(parts);
  }

  private static void add(String text, boolean hit, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, hit));
    }
  }
}
