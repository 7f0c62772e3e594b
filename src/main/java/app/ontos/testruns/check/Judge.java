package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what numbers of the database mean for a check. */
sealed interface Judge {

  /**
   * The judgement.
   *
   * @param values as the server spells them; empty for NULL
   */
  Judgement of(List<Optional<String>> values);

  /** Of rows that fail and rows that were looked at: none may fail. */
  record NoneFails() implements Judge {
    @Override
    public Judgement of(List<Optional<String>> values) {
      long failing = number(values, 0).longValue();
      long checked = number(values, 1).longValue();
      return new Judgement(
          failing == 0 ? Outcome.PASSED : Outcome.FAILED,
          failing == 0
              ? Optional.empty()
              : Optional.of(
                  "%d of %d rows fail (%s)"
                      .formatted(failing, checked, inPercent(failing, checked))),
          Optional.of(failing),
          Optional.of(checked),
          Optional.empty());
    }

    private static String inPercent(long failing, long checked) {
      BigDecimal percent = share(BigDecimal.valueOf(failing), BigDecimal.valueOf(checked));
      BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_UP);
      return rounded.signum() == 0 ? "less than 0.01 %" : rounded.toPlainString() + " %";
    }
  }

  /**
   * Of rows that a metric counts and all rows: the count, or its share, keeps a threshold.
   *
   * @param percent whether the threshold is about the share
   */
  record Rows(Threshold threshold, boolean percent) implements Judge {
    @Override
    public Judgement of(List<Optional<String>> values) {
      BigDecimal counted = number(values, 0);
      BigDecimal all = number(values, 1);
      BigDecimal measured = percent ? share(counted, all) : counted;
      Judgement judgement = threshold.judge(measured, percent ? " %" : "");
      return new Judgement(
          judgement.outcome(),
          judgement.reason(),
          Optional.of(counted.longValue()),
          Optional.of(all.longValue()),
          judgement.measured());
    }
  }

  /** Of one number: it keeps a threshold. */
  record Figure(Threshold threshold) implements Judge {
    @Override
    public Judgement of(List<Optional<String>> values) {
      return threshold.judge(number(values, 0), "");
    }
  }

  /**
   * Of the seconds since the newest value: they are not too many.
   *
   * @param most how old it may be
   */
  record Age(Duration most) implements Judge {
    @Override
    public Judgement of(List<Optional<String>> values) {
      if (values.get(0).isEmpty()) {
        return Judgement.of(Outcome.FAILED, "There is no value, so none that is new enough");
      }
      BigDecimal seconds = number(values, 0).setScale(0, RoundingMode.HALF_UP);
      boolean young = seconds.compareTo(BigDecimal.valueOf(most.toSeconds())) <= 0;
      return new Judgement(
          young ? Outcome.PASSED : Outcome.FAILED,
          young
              ? Optional.empty()
              : Optional.of(
                  "The newest value is %s old, %s are allowed"
                      .formatted(words(Duration.ofSeconds(seconds.longValue())), words(most))),
          Optional.empty(),
          Optional.empty(),
          Optional.of(DecimalNode.valueOf(seconds)));
    }

    private static String words(Duration duration) {
      return duration.toDays() >= 2
          ? duration.toDays() + " days"
          : duration.toHours() >= 2 ? duration.toHours() + " hours" : duration.toSeconds() + " s";
    }
  }

  private static BigDecimal number(List<Optional<String>> values, int index) {
    return values.get(index).map(BigDecimal::new).orElse(BigDecimal.ZERO);
  }

  /** Of nothing, nothing. */
  private static BigDecimal share(BigDecimal part, BigDecimal all) {
    return all.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(BigDecimal.valueOf(100)).divide(all, 6, RoundingMode.HALF_UP);
  }
}
