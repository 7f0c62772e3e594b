package app.ontos.ratings;

import java.util.List;
import java.util.Optional;

/**
 * What all think of a record.
 *
 * @param count how many gave it stars
 * @param average of their stars, to two places; absent where there are none
 * @param byStars how many gave 1, 2, 3, 4 and 5 stars
 * @param own the caller's own rating
 */
public record RatingSummary(
    long count, Optional<Double> average, List<Long> byStars, Optional<Rating> own) {

  public RatingSummary {
    byStars = List.copyOf(byStars);
  }
}
