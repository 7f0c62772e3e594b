package app.ontos.glossary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts of a concept, laid out for people language by language.
 *
 * @param languages what is said, English first, text without a language last
 * @param matches what it corresponds to elsewhere
 */
record ConceptSheet(List<Texts> languages, List<Match> matches) {

  ConceptSheet {
    languages = List.copyOf(languages);
    matches = List.copyOf(matches);
  }

  /**
   * What is said in a language.
   *
   * @param tag of the language, as fields are named by it
   */
  record Texts(
      String tag,
      String label,
      List<String> others,
      List<String> hidden,
      String definition,
      List<String> scopeNotes,
      List<String> notes,
      List<String> examples) {
    Texts {
      others = List.copyOf(others);
      hidden = List.copyOf(hidden);
      scopeNotes = List.copyOf(scopeNotes);
      notes = List.copyOf(notes);
      examples = List.copyOf(examples);
    }

    /** The language, as people read it. */
    public String language() {
      return tag.equals(LanguageTag.NONE) ? "no language" : tag;
    }

    /** The language as HTML names it; nothing where it is not known. */
    public String lang() {
      return tag.equals(LanguageTag.NONE) ? "" : tag;
    }

    /** The tag in the id of a control. */
    public String key() {
      return tag.replace("@", "");
    }

    /** Other labels, a line each. */
    public String otherLines() {
      return String.join("\n", others);
    }

    /** Hidden labels, a line each. */
    public String hiddenLines() {
      return String.join("\n", hidden);
    }

    /** Whether there is anything that a form first hides. */
    public boolean hasMore() {
      return Stream.of(hidden, scopeNotes, notes, examples).anyMatch(list -> !list.isEmpty());
    }
  }

  /** Concepts of other vocabularies that it matches in the same way. */
  record Match(MatchKind kind, List<String> iris) {
    Match {
      iris = List.copyOf(iris);
    }

    /** What the others are to it. */
    public String label() {
      return switch (kind) {
        case EXACT -> "Exactly the same as";
        case CLOSE -> "Close to";
        case BROAD -> "Narrower than";
        case NARROW -> "Broader than";
        case RELATED -> "Related to";
      };
    }

    /** The IRIs, a line each. */
    public String lines() {
      return String.join("\n", iris);
    }

    /** Whether a browser can go there. */
    public boolean leadsOn(String iri) {
      return iri.startsWith("https://") || iri.startsWith("http://");
    }
  }

  static ConceptSheet of(Concept concept) {
    List<Match> matches =
        concept.matches().entrySet().stream()
            .map(match -> new Match(match.getKey(), match.getValue()))
            .toList();
    return new ConceptSheet(languages(concept).map(tag -> texts(concept, tag)).toList(), matches);
  }

  /** What a new concept is asked for: all texts in a language each, empty. */
  static ConceptSheet empty(Optional<Concept> model) {
    Stream<String> tags =
        model.isPresent() ? languages(model.get()) : Stream.of(Concept.FIRST_LANGUAGE);
    List<String> none = List.of();
    return new ConceptSheet(
        tags.map(tag -> new Texts(tag, "", none, none, "", none, none, none)).toList(), List.of());
  }

  /** One of every kind, those without an IRI as well. */
  List<Match> allMatches() {
    List<Match> all = new ArrayList<>();
    for (MatchKind kind : MatchKind.values()) {
      all.add(
          matches.stream()
              .filter(match -> match.kind() == kind)
              .findFirst()
              .orElseGet(() -> new Match(kind, List.of())));
    }
    return all;
  }

  private static Stream<String> languages(Concept concept) {
    Comparator<String> firstFirst =
        Comparator.comparing((String tag) -> !tag.equals(Concept.FIRST_LANGUAGE))
            .thenComparing(LanguageTag.NONE::equals)
            .thenComparing(Comparator.naturalOrder());
    TreeSet<String> tags = new TreeSet<>(firstFirst);
    Stream.of(
            concept.prefLabel(),
            concept.altLabel(),
            concept.hiddenLabel(),
            concept.definition(),
            concept.scopeNote(),
            concept.note(),
            concept.example())
        .map(Map::keySet)
        .forEach(tags::addAll);
    return tags.stream();
  }

  private static Texts texts(Concept concept, String tag) {
    List<String> none = List.of();
    return new Texts(
        tag,
        concept.prefLabel().getOrDefault(tag, ""),
        concept.altLabel().getOrDefault(tag, none),
        concept.hiddenLabel().getOrDefault(tag, none),
        concept.definition().getOrDefault(tag, ""),
        concept.scopeNote().getOrDefault(tag, none),
        concept.note().getOrDefault(tag, none),
        concept.example().getOrDefault(tag, none));
  }
}
