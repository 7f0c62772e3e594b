package app.ontos.comments;

import app.ontos.identity.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Comments as people read them: each followed by its replies.
 *
 * @param said the comments in that order
 */
record Conversation(List<Said> said) {

  Conversation {
    said = List.copyOf(said);
  }

  /**
   * A comment and what the reader may do with it.
   *
   * @param mayEdit whether the reader may change it
   * @param mayDelete whether the reader may take it away
   */
  record Said(Comment comment, boolean mayEdit, boolean mayDelete) {}

  /**
   * Puts comments, the oldest first, in order. A reply to one that is not among them stands where
   * its time puts it.
   */
  static Conversation of(List<Comment> comments, Caller reader) {
    Set<UUID> present = new HashSet<>();
    Map<UUID, List<Comment>> replies = new LinkedHashMap<>();
    List<Comment> first = new ArrayList<>();
    for (Comment comment : comments) {
      present.add(comment.id());
      comment
          .parentId()
          .filter(present::contains)
          .map(parent -> replies.computeIfAbsent(parent, id -> new ArrayList<>()))
          .orElse(first)
          .add(comment);
    }
    List<Said> said = new ArrayList<>();
    first.forEach(comment -> add(comment, replies, reader, said));
    return new Conversation(said);
  }

  private static void add(
      Comment comment, Map<UUID, List<Comment>> replies, Caller reader, List<Said> said) {
    said.add(
        new Said(
            comment,
            CommentRules.mayEdit(comment, reader),
            !comment.deleted() && CommentRules.mayDelete(comment, reader)));
    replies
        .getOrDefault(comment.id(), List.of())
        .forEach(reply -> add(reply, replies, reader, said));
  }
}
