package app.ontos.testruns;

import java.util.Map;

/**
 * A right to start a run that only one of several may have, taken by the very statement that adds
 * the run.
 *
 * @param expression a common table expression {@code first}, which has a row for the one who gets
 *     it
 * @param values of its parameters
 */
public record Claim(String expression, Map<String, Object> values) {
  public Claim {
    values = Map.copyOf(values);
  }
}
