package app.ontos.testruns;

import app.ontos.comments.ServiceComments;
import app.ontos.records.RecordReference;
import app.ontos.records.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has a contract say of itself that it has turned, where people talk about it. */
@ApplicationScoped
class CommentOnTurn {
  private final ServiceComments comments;

  CommentOnTurn(ServiceComments comments) {
    this.comments = comments;
  }

  void turned(@Observes ContractTurned turn) {
    String text =
        switch (turn.color()) {
          case RED -> "The data does not keep this contract any more: test run %s failed.";
          case GREEN -> "The data keeps this contract: test run %s passed.";
          case GREY -> "It is not known whether the data keeps this contract: test run %s.";
        };
    comments.add(
        new RecordReference(RecordType.DATA_CONTRACT, turn.contract()),
        text.formatted(turn.run()),
        "test-run " + turn.run());
  }
}
