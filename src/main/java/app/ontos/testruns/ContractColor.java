package app.ontos.testruns;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a contract, or a product, amounts to by the last finished tests in every place. */
public enum ContractColor {
  /** All passed. */
  GREEN("green"),
  /** One at least failed. */
  RED("red"),
  /** There was none, or one could not find out. */
  GREY("grey");

  private static final Map<String, ContractColor> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ContractColor::text, Function.identity()));

  private final String text;

  ContractColor(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  static ContractColor stored(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).orElseThrow();
  }
}
