package app.ontos.glossary;

import app.ontos.shared.db.NameKey;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A concept of a glossary. Texts are by language: a BCP 47 tag, or {@code @none}.
 *
 * @param id made by the service
 * @param glossaryId the glossary whose concept it is
 * @param iri what the world calls it; never changes
 * @param prefLabel the label that it goes by, one a language
 * @param altLabel synonyms and abbreviations
 * @param hiddenLabel what it is found by but never shown as, such as common misspellings
 * @param definition what it means, once a language
 * @param note remarks of any kind
 * @param scopeNote what it is used for, and what not
 * @param example how it is used
 * @param broader the more general concepts; what is narrower follows from them
 * @param related concepts that have to do with it, as stated on this one
 * @param matches IRIs in other vocabularies, by how they match
 * @param status how far it has come
 * @param version counts its states from 1
 */
public record Concept(
    UUID id,
    UUID glossaryId,
    String iri,
    Map<String, String> prefLabel,
    Map<String, List<String>> altLabel,
    Map<String, List<String>> hiddenLabel,
    Map<String, String> definition,
    Map<String, List<String>> note,
    Map<String, List<String>> scopeNote,
    Map<String, List<String>> example,
    List<UUID> broader,
    List<UUID> related,
    Map<MatchKind, List<String>> matches,
    Status status,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  /** The language whose label a list is sorted by, and a message uses, where there is one. */
  static final String FIRST_LANGUAGE = "en";

  private static final int KEY_LENGTH = 200;

  public Concept {
    broader = List.copyOf(broader);
    related = List.copyOf(related);
  }

  /** What a name is sorted by: its beginning, so that it fits into an index. */
  static String nameKey(String name) {
    String key = NameKey.of(name);
    return key.codePointCount(0, key.length()) > KEY_LENGTH
        ? key.substring(0, key.offsetByCodePoints(0, KEY_LENGTH))
        : key;
  }

  /** The label in English, or else in the first of the languages in the order of their tags. */
  static String name(Map<String, String> prefLabel) {
    String first = prefLabel.get(FIRST_LANGUAGE);
    return first != null
        ? first
        : prefLabel.entrySet().stream().min(Map.Entry.comparingByKey()).orElseThrow().getValue();
  }
}
