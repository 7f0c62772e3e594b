package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Counted;
import app.ontos.testruns.check.Check.Settled;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Service levels that the data themselves can tell: that the newest value of a column is not too
 * old. Times without a zone are read as UTC.
 */
final class ServiceLevelChecks {
  private static final Set<String> DATED = Set.of("date", "timestamp", "timestamptz");

  private static final Set<String> AGES = Set.of("freshness", "latency", "ly", "frequency", "fy");

  /** A month has 30 days and a year 365. */
  private static final Map<String, Long> SECONDS =
      Map.ofEntries(
          Map.entry("s", 1L),
          Map.entry("sec", 1L),
          Map.entry("second", 1L),
          Map.entry("m", 60L),
          Map.entry("min", 60L),
          Map.entry("minute", 60L),
          Map.entry("h", 3_600L),
          Map.entry("hr", 3_600L),
          Map.entry("hour", 3_600L),
          Map.entry("d", 86_400L),
          Map.entry("day", 86_400L),
          Map.entry("w", 604_800L),
          Map.entry("week", 604_800L),
          Map.entry("mo", 2_592_000L),
          Map.entry("month", 2_592_000L),
          Map.entry("y", 31_536_000L),
          Map.entry("yr", 31_536_000L),
          Map.entry("year", 31_536_000L));

  private final Labels labels;
  private final References references;

  ServiceLevelChecks(Labels labels, List<TestedTable> tables) {
    this.labels = labels;
    this.references = new References(tables);
  }

  /**
   * A check and the table whose rows decide it.
   *
   * @param table none where it is settled
   */
  record Placed(Check check, Optional<TestedTable> table) {}

  /** The checks of a contract's service levels. */
  List<Placed> checks(Element contract) {
    List<Placed> checks = new ArrayList<>();
    for (Element level : contract.objects("slaProperties")) {
      String property = level.text("property").orElse("service level");
      String words =
          "%s %s %s"
              .formatted(
                  property, level.node().path("value").asText(), level.text("unit").orElse(""))
              .strip();
      if (!AGES.contains(property.toLowerCase(Locale.ROOT))) {
        checks.add(skipped(level, words, "Rows don't tell of it"));
        continue;
      }
      Optional<String> elements =
          level.text("element").or(() -> contract.text("slaDefaultElement"));
      if (elements.isEmpty()) {
        checks.add(skipped(level, words, "It names no element that has the time"));
        continue;
      }
      for (String element : elements.get().split(",", -1)) {
        checks.add(age(level, words, element.strip()));
      }
    }
    return checks;
  }

  private Placed age(Element level, String words, String element) {
    Optional<References.Found> found = references.find(element);
    Optional<Duration> most = duration(level);
    if (found.isEmpty() || most.isEmpty()) {
      return skipped(
          level,
          words,
          found.isEmpty()
              ? "The contract has no element " + element
              : "Value and unit are no length of time");
    }
    TestedTable table = found.get().table();
    TestedColumn column = found.get().column();
    Label label =
        labels.of(
            CheckKind.SERVICE_LEVEL,
            level.pointer(),
            table,
            Optional.of(column),
            Optional.of(words));
    if (!found.get().isReadable()) {
      return new Placed(
          Settled.skipped(label, "The column is not there to be read"), Optional.empty());
    }
    if (column.isArray() || !DATED.contains(column.base())) {
      return new Placed(
          Settled.skipped(label, "The column holds no dates or timestamps"), Optional.empty());
    }
    String age =
        "extract(epoch from now() - (max(%1$s) filter (where isfinite(%1$s)))::timestamptz)"
            .formatted(column.sql());
    return new Placed(
        new Counted(label, List.of(age), new Judge.Age(most.get()), Optional.empty(), false),
        Optional.of(table));
  }

  private Placed skipped(Element level, String words, String why) {
    Label label = labels.ofNoTable(CheckKind.SERVICE_LEVEL, level.pointer(), words);
    return new Placed(Settled.skipped(label, why), Optional.empty());
  }

  private static Optional<Duration> duration(Element level) {
    String unit = level.text("unit").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean plural = unit.length() > 2 && unit.endsWith("s");
    Long seconds = SECONDS.get(plural ? unit.substring(0, unit.length() - 1) : unit);
    Optional<BigDecimal> value = Quoted.readNumber(level.node().path("value").asText());
    if (seconds == null || value.isEmpty() || value.get().precision() - value.get().scale() > 9) {
      return Optional.empty();
    }
    BigDecimal length = value.get().multiply(BigDecimal.valueOf(seconds));
    return Optional.of(Duration.ofSeconds(length.longValue()));
  }
}
