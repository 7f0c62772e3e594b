package app.ontos.demo;

import app.ontos.audit.Author;
import app.ontos.bulk.DocumentReport;
import app.ontos.bulk.ImportDocuments;
import app.ontos.glossary.ImportVocabulary;
import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.identity.Caller;
import app.ontos.lakebase.DatabaseSettings;
import app.ontos.lakebase.LakebaseMode;
import app.ontos.shared.document.Imported;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Puts the demo data in and takes them out, whole or not at all. */
@ApplicationScoped
public class DemoData {
  private static final Set<Outcome> TAKEN =
      EnumSet.of(Outcome.CREATED, Outcome.NEW_VERSION, Outcome.CHANGED);

  private final DemoStore store;
  private final DemoShop shop;
  private final ImportDocuments documents;
  private final ImportVocabulary vocabulary;
  private final boolean available;

  DemoData(
      DemoStore store,
      DemoShop shop,
      ImportDocuments documents,
      ImportVocabulary vocabulary,
      DatabaseSettings settings) {
    this.store = store;
    this.shop = shop;
    this.documents = documents;
    this.vocabulary = vocabulary;
    this.available = LakebaseMode.of(settings.env()) == LakebaseMode.LOCAL;
  }

  /** Whether this service offers them: where it works for its own user alone. */
  public boolean available() {
    return available;
  }

  /** How many records came with them. */
  public Demo present() {
    return new Demo(store.count(), List.of());
  }

  /**
   * Puts them in, unless they are there.
   *
   * @throws ProblemException 409 where something of the same name is there already
   */
  public Demo load(Caller caller, Author author) {
    // A request id of its own: what it made is told apart by that.
    Author demo = new Author(author.principal(), "demo-" + UUID.randomUUID());
    return store.whole(
        () -> {
          if (store.count() > 0) {
            return present();
          }
          yaml("contracts.yaml", caller, demo);
          yaml("records.yaml", caller, demo);
          glossary(demo);
          yaml("links.yaml", caller, demo);
          store.makeShop(text("shop.sql"));
          List<String> left = shop.connect(caller, demo);
          store.remember(demo);
          return new Demo(store.count(), left);
        });
  }

  /**
   * Takes them out, with whatever was said of them.
   *
   * @throws ProblemException 409 where other records refer to them
   */
  public void remove(Author author) {
    store.remove(author);
  }

  private void yaml(String name, Caller caller, Author author) {
    try (InputStream in = open(name)) {
      for (DocumentReport report : documents.yaml(in, caller, author).documents()) {
        if (!TAKEN.contains(report.outcome())) {
          throw ProblemType.CONFLICT.because(inTheWay(report));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inTheWay(DocumentReport report) {
    String detail =
        report
            .detail()
            .orElseGet(
                () -> report.errors().isEmpty() ? "it is there" : report.errors().get(0).detail());
    return "Something of the demo data can't be added, so nothing was: %s: %s"
        .formatted(report.id().orElse("document " + report.index()), detail);
  }

  private void glossary(Author author) {
    try {
      Imported unused =
          vocabulary.document(DocumentForm.TURTLE, () -> open("glossary.ttl"), author);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(DemoData.class.getResourceAsStream("/demo/" + name), name);
  }
}
