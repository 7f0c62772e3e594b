package app.ontos.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

  @ParameterizedTest
  @CsvSource({
    "EN, en",
    "en-us, en-US",
    "ZH-HANT-tw, zh-Hant-TW",
    "de-ch-1901, de-CH-1901",
    "en-x-US-Abcd, en-x-us-abcd",
    "sl-rozaj-biske-1994, sl-rozaj-biske-1994",
    "'@none', '@none'"
  })
  void writesATagInItsCase(String tag, String canonical) {
    // When
    var written = LanguageTag.canonical(tag);

    // Then
    assertThat(written).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "en_US", "en-", "-en", "englishes", "a b", "@NONE", "en-ü"})
  void refusesWhatIsNoTag(String tag) {
    // When
    var written = LanguageTag.canonical(tag);

    // Then
    assertThat(written).isEmpty();
  }
}
