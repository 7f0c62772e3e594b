package app.ontos.testruns;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The last runs in a place as a picture: a bar for each, the newest at the right, and below them a
 * line of how long they took.
 *
 * @param columns the oldest first
 * @param line through the points of the durations, as SVG has it
 * @param longest how long the longest run took
 */
record TrendPicture(
    UUID connection,
    String environment,
    int width,
    List<Column> columns,
    String line,
    String longest) {
  private static final int STEP = 24;
  private static final int BAR_WIDTH = 16;
  private static final int BARS_HEIGHT = 100;
  private static final int LEAST_HEIGHT = 4;
  private static final int LINE_TOP = 114;
  private static final int LINE_HEIGHT = 36;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  TrendPicture {
    columns = List.copyOf(columns);
  }

  /**
   * A run.
   *
   * @param left edge of what belongs to it
   * @param bars from the ground up
   * @param pointX of its duration
   * @param pointY of its duration
   */
  record Column(TestTrend.Point run, int left, List<Bar> bars, int pointX, int pointY) {
    Column {
      bars = List.copyOf(bars);
    }

    /** How long it took, in words. */
    public String took() {
      return RunLength.inWords(run.durationMillis());
    }

    /** All that the picture shows of it, in words. */
    public String label() {
      CheckCounts checks = run.checks();
      return "%s: %s, %d passed, %d failed, %d errored, %s"
          .formatted(
              MOMENT.format(run.endedAt()),
              run.verdict().text(),
              checks.passed(),
              checks.failed(),
              checks.errored(),
              took());
    }
  }

  /** A part of a bar: so many checks that came to the same. */
  record Bar(String outcome, int x, int y, int width, int height) {}

  static TrendPicture of(TestTrend.Place place) {
    List<TestTrend.Point> runs = new ArrayList<>(place.runs());
    Collections.reverse(runs);
    int most = runs.stream().mapToInt(run -> decided(run.checks())).max().orElse(0);
    long longest = runs.stream().mapToLong(TestTrend.Point::durationMillis).max().orElse(0);
    List<Column> columns = new ArrayList<>();
    for (TestTrend.Point run : runs) {
      int left = columns.size() * STEP;
      long fromTop = LINE_HEIGHT - LINE_HEIGHT * run.durationMillis() / Math.max(1, longest);
      columns.add(
          new Column(
              run,
              left,
              bars(run.checks(), left + (STEP - BAR_WIDTH) / 2, Math.max(1, most)),
              left + STEP / 2,
              LINE_TOP + (int) fromTop));
    }
    String line =
        columns.stream()
            .map(column -> column.pointX() + "," + column.pointY())
            .collect(Collectors.joining(" "));
    return new TrendPicture(
        place.connection(),
        place.environment(),
        columns.size() * STEP,
        columns,
        line,
        RunLength.inWords(longest));
  }

  /** What few checks came to is seen, too. */
  private static List<Bar> bars(CheckCounts checks, int x, int most) {
    List<Bar> bars = new ArrayList<>();
    int failed = height(checks.failed(), most);
    int errored = height(checks.errored(), most);
    int passed = Math.min(height(checks.passed(), most), BARS_HEIGHT - failed - errored);
    int ground = BARS_HEIGHT;
    for (Bar bar :
        List.of(
            new Bar("passed", x, 0, BAR_WIDTH, passed),
            new Bar("errored", x, 0, BAR_WIDTH, errored),
            new Bar("failed", x, 0, BAR_WIDTH, failed))) {
      if (bar.height() > 0) {
        ground -= bar.height();
        bars.add(new Bar(bar.outcome(), x, ground, BAR_WIDTH, bar.height()));
      }
    }
    return bars;
  }

  private static int height(int count, int most) {
    int exact = (int) ((long) count * (BARS_HEIGHT - 2 * LEAST_HEIGHT) / most);
    return count == 0 ? 0 : Math.max(LEAST_HEIGHT, exact);
  }

  private static int decided(CheckCounts checks) {
    return checks.passed() + checks.failed() + checks.errored();
  }
}
