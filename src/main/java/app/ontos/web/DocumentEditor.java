package app.ontos.web;

import app.ontos.shared.problem.Problem.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The editor of a standard's document in YAML, which is the same for all standards.
 *
 * @param title what the page is called
 * @param within the entry of the navigation that it is below
 * @param hint what the writer should know first
 * @param api the operation that takes the document
 * @param method its method
 * @param version of the record that is edited; 0 for a new one
 * @param then the page after, with {@code {id}} where the record's id goes
 * @param cancel the page before
 * @param text the document to begin with
 * @param findings what is known to be wrong with it
 */
public record DocumentEditor(
    String title,
    Way within,
    String hint,
    String api,
    String method,
    long version,
    String then,
    String cancel,
    String text,
    List<FieldError> findings) {

  public DocumentEditor {
    findings = List.copyOf(findings);
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance editor(View view, DocumentEditor editor);
  }

  /** A new record. */
  public static DocumentEditor adding(
      String title, Way within, String hint, String api, String text) {
    String then = within.path() + "/{id}";
    return new DocumentEditor(
        title, within, hint, api, "POST", 0, then, within.path(), text, List.of());
  }

  /** Another document of a record that is there. */
  public static DocumentEditor replacing(
      String title,
      Way within,
      String api,
      String page,
      long version,
      String text,
      List<FieldError> findings) {
    return new DocumentEditor(title, within, "", api, "PUT", version, page, page, text, findings);
  }

  /** The page that shows it. */
  public TemplateInstance page(View view) {
    return Templates.editor(view, this);
  }
}
