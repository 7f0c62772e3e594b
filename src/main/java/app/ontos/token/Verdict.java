package app.ontos.token;

import java.util.List;

/** What {@link TokenCell} made of a token that was minted. */
sealed interface Verdict {

  /**
   * It is in hand now.
   *
   * @param answered the attempts whose waiters are to get it: its own, and the one under way if
   *     that is another
   */
  record Accepted(List<Attempt> answered) implements Verdict {}

  /** It is too near its end, or past it, to be handed out even once. */
  record Expired() implements Verdict {}

  /** A later attempt has been answered before, or the cell is closed. */
  record Outdated() implements Verdict {}
}
