package app.ontos.shared.outbound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Host names that are alike. A label that is {@code *} stands for any one label, and the first one
 * for any number from one up: {@code *.example.com} is every name below {@code example.com}, and
 * not that name itself.
 */
record HostPattern(List<String> labels) {
  private static final String ANY = "*";

  /** Reads a pattern; empty if nothing but names match it, or none at all. */
  static Optional<HostPattern> read(String text) {
    String pattern = text.strip().toLowerCase(Locale.ROOT);
    boolean sound =
        pattern.contains(ANY)
            && !pattern.endsWith(ANY)
            && Host.read(pattern.replaceAll("(^|(?<=\\.))\\*(?=\\.)", "any")) instanceof Host.Name;
    return sound ? Optional.of(new HostPattern(List.of(pattern.split("\\.")))) : Optional.empty();
  }

  boolean matches(Host.Name host) {
    List<String> names = Arrays.asList(host.name().split("\\."));
    int more = names.size() - labels.size();
    if (more < 0 || (more > 0 && !labels.get(0).equals(ANY))) {
      return false;
    }
    List<String> last = names.subList(more, names.size());
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).equals(ANY) && !labels.get(i).equals(last.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What {@link #read} reads. */
  @Override
  public String toString() {
    return String.join(".", labels);
  }
}
