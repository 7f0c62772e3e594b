package app.ontos.glossary;

import app.ontos.shared.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads texts by language from a body: an object whose members are named by language tags. */
final class LanguageFields {
  private static final int MAX_LANGUAGES = 100;

  private LanguageFields() {}

  /** One line a language. */
  static Map<String, String> lines(Fields fields, String name, int maxLength) {
    return read(fields, name, (texts, language) -> texts.line(language, maxLength));
  }

  /** One text of several lines a language. */
  static Map<String, String> paragraphs(Fields fields, String name, int maxLength) {
    return read(fields, name, (texts, language) -> texts.paragraphs(language, maxLength));
  }

  /** A list of lines a language, without repetition. */
  static Map<String, List<String>> lineLists(Fields fields, String name, int maxLength) {
    return read(fields, name, (texts, language) -> filled(texts.lines(language, maxLength)));
  }

  /** A list of texts of several lines a language, without repetition. */
  static Map<String, List<String>> paragraphLists(Fields fields, String name, int maxLength) {
    return read(
        fields, name, (texts, language) -> filled(texts.paragraphList(language, maxLength)));
  }

  private static Optional<List<String>> filled(List<String> list) {
    return Optional.of(list).filter(items -> !items.isEmpty());
  }

  private static <T> Map<String, T> read(Fields fields, String name, Taker<T> taker) {
    Map<String, T> byLanguage = new TreeMap<>();
    Optional<Fields> texts = fields.object(name);
    if (texts.isPresent() && texts.get().names().size() > MAX_LANGUAGES) {
      fields.fault(name, "must have at most %d languages".formatted(MAX_LANGUAGES));
    }
    for (String tag : texts.map(Fields::names).orElse(List.of())) {
      Optional<T> value = taker.take(texts.orElseThrow(), tag);
      Optional<String> language = LanguageTag.canonical(tag);
      if (language.isEmpty()) {
        texts.orElseThrow().fault(tag, "is not named by a language tag of BCP 47 or @none");
      } else if (value.isPresent() && byLanguage.put(language.get(), value.get()) != null) {
        texts.orElseThrow().fault(tag, "is the same language as another member");
      }
    }
    return byLanguage;
  }

  private interface Taker<T> {
    Optional<T> take(Fields texts, String language);
  }
}
