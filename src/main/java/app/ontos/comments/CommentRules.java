package app.ontos.comments;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.ProblemType;

/** Who may do what to a comment that they may see. */
final class CommentRules {
  private CommentRules() {}

  /**
   * Nobody puts words into another's mouth, not even a moderator.
   *
   * @throws app.ontos.shared.problem.ProblemException 403 for others than the author, 409 for a
   *     comment that was deleted
   */
  static void checkEdit(Comment comment, Caller caller) {
    if (comment.deleted()) {
      throw ProblemType.CONFLICT.because("The comment was deleted");
    }
    if (!isAuthor(comment, caller)) {
      throw ProblemType.FORBIDDEN.because("Only its author may change a comment");
    }
  }

  /**
   * An author takes back what was said, and a moderator what should not have been.
   *
   * @throws app.ontos.shared.problem.ProblemException 403 for others
   */
  static void checkDelete(Comment comment, Caller caller) {
    if (!mayDelete(comment, caller)) {
      throw ProblemType.FORBIDDEN.because(
          "Only its author or a moderator, who has comments:admin, may delete a comment");
    }
  }

  /** Whether {@link #checkEdit} would let the caller. */
  static boolean mayEdit(Comment comment, Caller caller) {
    return !comment.deleted() && isAuthor(comment, caller);
  }

  /** Whether {@link #checkDelete} would let the caller. */
  static boolean mayDelete(Comment comment, Caller caller) {
    return isAuthor(comment, caller) || caller.may(Feature.COMMENTS, AccessLevel.ADMIN);
  }

  private static boolean isAuthor(Comment comment, Caller caller) {
    return NameKey.of(comment.createdBy()).equals(NameKey.of(caller.principal()));
  }
}
