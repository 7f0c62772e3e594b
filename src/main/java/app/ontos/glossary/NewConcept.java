package app.ontos.glossary;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What clients may say of a concept; see {@link Concept} for the fields. A new one without an IRI
 * gets one from the service; without it in a replacement, it stays.
 */
public record NewConcept(
    @Schema(required = true) UUID glossaryId,
    @Schema(maxLength = Iri.MAX_BYTES) Optional<String> iri,
    @Schema(required = true) Map<String, String> prefLabel,
    Map<String, List<String>> altLabel,
    Map<String, List<String>> hiddenLabel,
    Map<String, String> definition,
    Map<String, List<String>> note,
    Map<String, List<String>> scopeNote,
    Map<String, List<String>> example,
    List<UUID> broader,
    List<UUID> related,
    Map<MatchKind, List<String>> matches,
    Status status) {

  /** The longest label. */
  static final int LABEL_LENGTH = 500;

  /** The longest definition, note or example. */
  static final int TEXT_LENGTH = Fields.DESCRIPTION_LENGTH;

  private static final UUID NO_GLOSSARY = new UUID(0, 0);

  public NewConcept {
    broader = List.copyOf(broader);
    related = List.copyOf(related);
  }

  /**
   * Checks the body of a new one, which may not begin as approved.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewConcept first(JsonBody body) {
    Fields fields = body.fields();
    NewConcept concept = read(fields);
    if (!concept.status().mayBegin()) {
      fields.fault("status", "is not one to begin with: draft or under_review");
    }
    fields.check();
    return concept;
  }

  /**
   * Checks the body of a replacement.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewConcept from(JsonBody body) {
    Fields fields = body.fields();
    NewConcept concept = read(fields);
    fields.check();
    return concept;
  }

  private static NewConcept read(Fields fields) {
    Optional<UUID> glossaryId = fields.id("glossaryId");
    if (glossaryId.isEmpty()) {
      fields.fault("glossaryId", "is required");
    }
    NewConcept concept =
        new NewConcept(
            glossaryId.orElse(NO_GLOSSARY),
            NewGlossary.iri(fields, "iri", Iri.MAX_BYTES),
            LanguageFields.lines(fields, "prefLabel", LABEL_LENGTH),
            LanguageFields.lineLists(fields, "altLabel", LABEL_LENGTH),
            LanguageFields.lineLists(fields, "hiddenLabel", LABEL_LENGTH),
            LanguageFields.paragraphs(fields, "definition", TEXT_LENGTH),
            LanguageFields.paragraphLists(fields, "note", TEXT_LENGTH),
            LanguageFields.paragraphLists(fields, "scopeNote", TEXT_LENGTH),
            LanguageFields.paragraphLists(fields, "example", TEXT_LENGTH),
            fields.ids("broader"),
            fields.ids("related"),
            matches(fields),
            fields.optionalOneOf("status", Status.BY_TEXT, Status.DRAFT).orElse(Status.DRAFT));
    if (concept.prefLabel().isEmpty() && !fields.has("prefLabel")) {
      fields.fault("prefLabel", "is required");
    } else if (concept.prefLabel().isEmpty()) {
      fields.fault("prefLabel", "must have a label in one language at least");
    }
    SkosRules.check(concept, fields::fault);
    return concept;
  }

  /** What a patch is merged into. */
  static NewConcept of(Concept concept) {
    return new NewConcept(
        concept.glossaryId(),
        Optional.of(concept.iri()),
        concept.prefLabel(),
        concept.altLabel(),
        concept.hiddenLabel(),
        concept.definition(),
        concept.note(),
        concept.scopeNote(),
        concept.example(),
        concept.broader(),
        concept.related(),
        concept.matches(),
        concept.status());
  }

  /** Whether other concepts matter for what this one may be. */
  boolean hasRelations() {
    return !broader.isEmpty() || !related.isEmpty();
  }

  /** All labels, a line each, to be searched. */
  String labelText() {
    return Stream.concat(
            prefLabel.values().stream(),
            Stream.of(altLabel, hiddenLabel)
                .flatMap(labels -> labels.values().stream())
                .flatMap(List::stream))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static Map<MatchKind, List<String>> matches(Fields fields) {
    Map<MatchKind, List<String>> matches = new EnumMap<>(MatchKind.class);
    Optional<Fields> kinds = fields.object("matches");
    if (kinds.isPresent()) {
      for (MatchKind kind : MatchKind.values()) {
        List<String> iris = kinds.get().lines(kind.text(), Iri.MAX_BYTES);
        for (int i = 0; i < iris.size(); i++) {
          String place = kind.text() + "/" + i;
          Iri.fault(iris.get(i)).ifPresent(detail -> fields.fault("matches", place, detail));
        }
        if (!iris.isEmpty()) {
          matches.put(kind, iris);
        }
      }
    }
    return matches;
  }
}
