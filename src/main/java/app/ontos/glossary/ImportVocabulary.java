package app.ontos.glossary;

import app.ontos.audit.Author;
import app.ontos.glossary.rdf.DocumentFault;
import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.identity.Caller;
import app.ontos.shared.document.Imported;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Brings glossaries and links from elsewhere. A document tells by its only concept scheme which
 * glossary it is for; one that is not there is made.
 */
@ApplicationScoped
public class ImportVocabulary {
  private final GlossaryStore glossaries;
  private final SemanticLinkStore links;
  private final ImportGlossary imports;

  ImportVocabulary(GlossaryStore glossaries, SemanticLinkStore links, ImportGlossary imports) {
    this.glossaries = glossaries;
    this.links = links;
    this.imports = imports;
  }

  /** A document that can be read more than once. */
  public interface Content {
    /** From its beginning. */
    InputStream open() throws IOException;
  }

  /**
   * Adds a glossary without its concepts.
   *
   * @param restoring whether it may begin with any status, since it had that one elsewhere
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name or IRI
   *     is taken
   */
  public void create(JsonBody body, boolean restoring, Author author) {
    NewGlossary glossary = restoring ? NewGlossary.from(body) : NewGlossary.first(body);
    glossaries.create(glossary, author, Optional.empty());
  }

  /**
   * Adds a link.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if it is there
   */
  public void link(JsonBody body, Caller caller, Author author) {
    links.create(NewSemanticLink.from(body), caller, author, Optional.empty());
  }

  /**
   * Brings the concepts of a document into the glossary that it names.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with the first faults
   * @throws IOException where the content can't be read
   */
  public Imported document(DocumentForm form, Content content, Author author) throws IOException {
    SchemeOfDocument scheme = scheme(form, content);
    String iri = scheme.iri();
    Optional<Glossary> present = glossaries.findByIri(iri);
    Glossary glossary = present.orElseGet(() -> made(scheme, author));
    try (InputStream in = content.open()) {
      ImportReport report = imports.run(glossary, form, in, false, author);
      if (report.findingCount() > 0) {
        throw ImportGlossary.refusal(report);
      }
      return new Imported(iri, "", outcome(present.isEmpty(), report), List.of());
    }
  }

  private static Outcome outcome(boolean isNew, ImportReport report) {
    if (isNew) {
      return Outcome.CREATED;
    }
    boolean same = report.conceptsAdded() + report.conceptsChanged() == 0;
    return same ? Outcome.UNCHANGED : Outcome.CHANGED;
  }

  private Glossary made(SchemeOfDocument scheme, Author author) {
    String title = scheme.title();
    String name = title.codePointCount(0, title.length()) > Fields.NAME_LENGTH ? "" : title;
    NewGlossary glossary =
        new NewGlossary(
            name.isBlank() ? scheme.iri() : name.strip(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(scheme.iri()),
            Optional.empty(),
            Optional.empty(),
            Status.DRAFT);
    return glossaries.create(glossary, author, Optional.empty());
  }

  private static SchemeOfDocument scheme(DocumentForm form, Content content) throws IOException {
    SchemeOfDocument scheme = new SchemeOfDocument();
    try (InputStream in = content.open()) {
      form.read(in, SchemeOfDocument.NO_BASE, scheme);
    } catch (DocumentFault e) {
      String detail = Finding.at(e.line(), "", "syntax", e.detail()).text();
      throw Problem.of(ProblemType.INVALID_FIELDS, "", detail).asException();
    }
    scheme.check();
    return scheme;
  }
}
