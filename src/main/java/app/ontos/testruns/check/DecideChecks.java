package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Counted;
import app.ontos.testruns.check.Check.Queried;
import app.ontos.testruns.check.Check.Settled;
import app.ontos.testruns.check.Check.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides the checks of a plan, table by table: what rows tell one by one in one scan, the rest by
 * statements of their own.
 */
final class DecideChecks {
  private final TestStatements statements;
  private final Progress progress;

  DecideChecks(TestStatements statements, Progress progress) {
    this.statements = statements;
    this.progress = progress;
  }

  /**
   * Decides all of them.
   *
   * @throws TestCancelled if the test is to stop; some are not decided then
   */
  void decide(PlanChecks.Plan plan) throws TestCancelled {
    for (Check check : plan.others()) {
      decideAlone(Optional.empty(), check);
    }
    for (PlanChecks.OfTable ofTable : plan.tables()) {
      List<Counted> counted = new ArrayList<>();
      for (Check check : ofTable.checks()) {
        if (check instanceof Counted one) {
          counted.add(one);
        } else {
          decideAlone(Optional.of(ofTable.table()), check);
        }
      }
      for (List<Counted> scan : TableScan.grouped(counted)) {
        scan(ofTable.table(), scan);
      }
    }
  }

  private void decideAlone(Optional<TestedTable> table, Check check) throws TestCancelled {
    if (check instanceof Settled settled) {
      stopIfCancelled();
      tell(check, settled.judgement(), List.of());
    } else if (check instanceof Stated stated) {
      decide(table.orElseThrow(), stated);
    } else if (check instanceof Queried queried) {
      decide(queried);
    } else {
      scan(table.orElseThrow(), List.of((Counted) check));
    }
  }

  private void stopIfCancelled() throws TestCancelled {
    if (progress.isCancelled()) {
      throw new TestCancelled();
    }
  }

  private void decide(TestedTable table, Stated check) throws TestCancelled {
    try {
      Judgement judgement = check.judge().of(statements.ask(check.sql()).rows().get(0));
      tell(check, judgement, samples(table, judgement, check.failing()));
    } catch (StatementTrouble e) {
      errored(check, e);
    }
  }

  private void decide(Queried check) throws TestCancelled {
    try {
      tell(check, judgement(statements.ask(check.sql()), check.threshold()), List.of());
    } catch (StatementTrouble e) {
      errored(check, e);
    }
  }

  /** Only numbers and truths are shown: a text may be anybody's. */
  private static Judgement judgement(Answer answer, Threshold threshold) {
    if (answer.rows().size() != 1 || answer.types().isEmpty()) {
      return Judgement.of(
          Outcome.ERRORED,
          answer.rows().isEmpty() ? "The query gives no row" : "The query gives more than one row");
    }
    Optional<String> value = answer.rows().get(0).get(0);
    if (value.isEmpty()) {
      return Judgement.of(Outcome.ERRORED, "The query gives NULL");
    }
    if (answer.types().get(0).equals("bool")) {
      boolean truth = value.get().equals("t") || value.get().equals("true");
      return said(threshold, String.valueOf(truth), Optional.of(BooleanNode.valueOf(truth)));
    }
    return Quoted.readNumber(value.get())
        .map(number -> threshold.judge(number, ""))
        .orElseGet(() -> said(threshold, value.get(), Optional.empty()));
  }

  private static Judgement said(Threshold threshold, String value, Optional<JsonNode> shown) {
    if (!threshold.operator().isOfAny()) {
      return Judgement.of(Outcome.ERRORED, "The query gives no number");
    }
    boolean holds = threshold.holds(value);
    return new Judgement(
        holds ? Outcome.PASSED : Outcome.FAILED,
        holds ? Optional.empty() : Optional.of("It is another one than " + threshold.text()),
        Optional.empty(),
        Optional.empty(),
        shown);
  }

  /** One scan for all, as long as it works: the one that spoils it is found by halving. */
  private void scan(TestedTable table, List<Counted> checks) throws TestCancelled {
    try {
      TableScan scan = TableScan.of(table, checks);
      List<Optional<String>> row = statements.ask(scan.sql()).rows().get(0);
      for (Counted check : checks) {
        Judgement judgement = check.judge().of(scan.values(check, row));
        tell(check, judgement, samples(table, judgement, check.failing()));
      }
    } catch (StatementTrouble e) {
      List<List<Counted>> parts = TableScan.parts(checks, e.kind());
      if (parts.isEmpty()) {
        for (Counted check : checks) {
          errored(check, e);
        }
      }
      for (List<Counted> part : parts) {
        scan(table, part);
      }
    }
  }

  /**
   * Failing rows, if they can be told apart; what goes wrong here takes nothing from the result.
   */
  private List<ObjectNode> samples(TestedTable table, Judgement judgement, Optional<String> failing)
      throws TestCancelled {
    boolean wanted = judgement.outcome() == Outcome.FAILED && judgement.failing().orElse(0L) > 0;
    Optional<Samples> samples =
        wanted && failing.isPresent() ? Samples.of(table) : Optional.empty();
    if (samples.isEmpty()) {
      return List.of();
    }
    try {
      String sql = samples.get().sql(table, failing.orElseThrow());
      return samples.get().shown(statements.ask(sql).rows());
    } catch (StatementTrouble e) {
      return List.of();
    }
  }

  private void errored(Check check, StatementTrouble trouble) {
    tell(check, Judgement.of(Outcome.ERRORED, trouble.reason()), List.of());
  }

  private void tell(Check check, Judgement judgement, List<ObjectNode> samples) {
    progress.decided(check.label().result(judgement, samples));
  }
}
