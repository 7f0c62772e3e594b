package app.ontos.web;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.List;
import java.util.Optional;

/**
 * What the frame of a page shows.
 *
 * @param caller who looks at it; nobody where the caller could not be told
 * @param path where the page is
 */
public record View(Optional<Caller> caller, String path) {

  /** Who looks at it. */
  public String principal() {
    return caller.map(Caller::principal).orElse("");
  }

  /** Where the caller may go. */
  public List<Way> ways() {
    return Way.ALL.stream().filter(way -> may(way.feature(), way.level())).toList();
  }

  /** Whether the page is below an entry of the navigation. */
  public boolean isAt(Way way) {
    return way.leadsTo(path);
  }

  /** Whether the caller may change records of a feature, which is given by its id. */
  public boolean mayWrite(String feature) {
    return may(Feature.of(feature).orElseThrow(), AccessLevel.WRITE);
  }

  /** Whether the caller may do everything with a feature, which is given by its id. */
  public boolean mayAdminister(String feature) {
    return may(Feature.of(feature).orElseThrow(), AccessLevel.ADMIN);
  }

  /** Whether the caller may see records of a feature, which is given by its id. */
  public boolean mayRead(String feature) {
    return may(Feature.of(feature).orElseThrow(), AccessLevel.READ);
  }

  private boolean may(Feature feature, AccessLevel level) {
    return caller.filter(known -> known.may(feature, level)).isPresent();
  }
}
