package app.ontos.comments;

import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what comments said before; it is written by the statement that changes the comment. */
@ApplicationScoped
class CommentHistoryStore {
  private static final String SELECT = "select id, version, text, written_at from comment_edit";

  private final Jdbi jdbi;

  CommentHistoryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What may be asked of a comment's history; the latest comes first. */
  static Collection<CommentEdit> collection(UUID commentId) {
    return new Collection<>(
        CommentStore.PATH + "/" + commentId + "/history",
        List.of(
            new SortOrder<>("version", "version", "bigint", edit -> Long.toString(edit.version()))),
        true,
        Set.of(),
        CommentEdit::id);
  }

  Page<CommentEdit> list(UUID commentId, PageRequest<CommentEdit> request) {
    return new PageQuery<>(request, SELECT)
        .where("comment_id = :commentId", "commentId", Optional.of(commentId))
        .searching("text")
        .run(jdbi, CommentHistoryStore::edit);
  }

  private static CommentEdit edit(ResultSet row, StatementContext context) throws SQLException {
    return new CommentEdit(
        Rows.id(row, "id"),
        row.getLong("version"),
        row.getString("text"),
        Rows.instant(row, "written_at"));
  }
}
