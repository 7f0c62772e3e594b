package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What a check is called; the parts are those of {@link CheckResult}. */
record Label(
    int ordinal,
    CheckKind kind,
    String pointer,
    Optional<String> table,
    Optional<String> column,
    Optional<String> rule,
    Optional<String> dimension,
    Optional<String> severity) {

  Label {
    table = table.map(Label::shortened);
    column = column.map(Label::shortened);
    rule = rule.map(Label::shortened);
    dimension = dimension.map(Label::shortened);
    severity = severity.map(Label::shortened);
  }

  /** The result of the check with this label. */
  CheckResult result(Judgement judgement, List<ObjectNode> samples) {
    return new CheckResult(
        ordinal,
        kind,
        pointer,
        table,
        column,
        rule,
        dimension,
        severity,
        judgement.outcome(),
        judgement.reason().map(Label::shortened),
        judgement.failing(),
        judgement.checked(),
        judgement.measured(),
        samples);
  }

  /** No longer than a text of a result may be. */
  private static String shortened(String text) {
    return text.length() <= CheckResult.LONGEST_TEXT
        ? text
        : text.substring(0, CheckResult.LONGEST_TEXT - 1) + "…";
  }
}
