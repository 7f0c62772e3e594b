package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a service level that is another one promises less than before. */
final class ServiceLevels {
  /** The longer, the worse for consumers. */
  private static final Set<String> BETTER_SHORT =
      Set.of(
          "latency",
          "frequency",
          "timetodetect",
          "timetonotify",
          "timetorepair",
          "errorrate",
          "interval",
          "delay",
          "freshness");

  /** The more, the better for consumers. */
  private static final Set<String> BETTER_LONG =
      Set.of(
          "retention", "availability", "throughput", "endofsupport", "endoflife", "completeness");

  /** Seconds; a month has 30 days and a year 365, which is exact enough to compare. */
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

  private ServiceLevels() {}

  /** The reason why a change of one of its fields breaks consumers, if it does. */
  static Optional<String> ofMember(Spot spot) {
    boolean level = Set.of("value", "valueExt", "unit").contains(spot.member());
    if (!level) {
      return Optional.empty();
    }
    Optional<Integer> raised = compare(spot.before(), spot.after());
    String property = spot.after().path("property").asText("").toLowerCase(Locale.ROOT);
    if (raised.isPresent() && BETTER_SHORT.contains(property)) {
      return BreakingRules.reason(raised.get() > 0, "The service level is weaker than it was");
    }
    if (raised.isPresent() && BETTER_LONG.contains(property)) {
      return BreakingRules.reason(raised.get() < 0, "The service level is weaker than it was");
    }
    return Optional.of("The service level is another one, and may be weaker");
  }

  /** Whether the level is raised (above 0) or lowered; empty where the two can't be compared. */
  private static Optional<Integer> compare(JsonNode before, JsonNode after) {
    JsonNode old = before.path("value");
    JsonNode now = after.path("value");
    if (old.isNumber() && now.isNumber()) {
      String oldUnit = unit(before);
      String newUnit = unit(after);
      Long oldSeconds = SECONDS.get(oldUnit);
      Long newSeconds = SECONDS.get(newUnit);
      if (oldSeconds != null && newSeconds != null) {
        return Optional.of(amount(now, newSeconds).compareTo(amount(old, oldSeconds)));
      }
      return oldUnit.equals(newUnit)
          ? Optional.of(now.decimalValue().compareTo(old.decimalValue()))
          : Optional.empty();
    }
    boolean dates = isDate(old) && isDate(now);
    return dates ? Optional.of(now.textValue().compareTo(old.textValue())) : Optional.empty();
  }

  private static BigDecimal amount(JsonNode value, long seconds) {
    return value.decimalValue().multiply(BigDecimal.valueOf(seconds));
  }

  private static String unit(JsonNode level) {
    String unit = level.path("unit").asText("").toLowerCase(Locale.ROOT).strip();
    return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  private static boolean isDate(JsonNode value) {
    return value.isTextual() && value.textValue().matches("\\d{4}-\\d{2}-\\d{2}.*");
  }
}
