package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.shared.document.StandardDocument;
import app.ontos.web.DocumentPart;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A contract's document, laid out for people.
 *
 * @param document in the fields of the third standard
 * @param objects the schema
 * @param cut whether there are more properties than are shown
 */
record ContractSheet(DocumentPart document, List<SchemaObject> objects, boolean cut) {
  private static final int MOST_PROPERTIES = 1_000;

  ContractSheet {
    objects = List.copyOf(objects);
  }

  /** A table or the like. */
  record SchemaObject(DocumentPart part, List<Property> properties, List<String> checks) {}

  /**
   * A property.
   *
   * @param path its name, after those of the properties that it is part of
   */
  record Property(DocumentPart part, String path, List<String> checks) {}

  static ContractSheet of(StandardDocument document) {
    ObjectNode root = document.root();
    DocumentPart third = new DocumentPart(OdcsVersion.of(root).asThird(root));
    Walk walk = new Walk();
    List<SchemaObject> objects = third.parts("schema").stream().map(walk::object).toList();
    return new ContractSheet(third, objects, walk.left < 0);
  }

  /** Who is in the team: its members, or since 3.1 those of an object that describes it. */
  public List<DocumentPart> team() {
    return document.isList("team")
        ? document.parts("team")
        : document.part("team").parts("members");
  }

  /** Flattens the properties, up to a number that a page can hold. */
  private static final class Walk {
    private int left = MOST_PROPERTIES;

    SchemaObject object(DocumentPart object) {
      List<Property> found = new ArrayList<>();
      addAll("", object, found);
      return new SchemaObject(object, found, checks(object));
    }

    private void addAll(String prefix, DocumentPart parent, List<Property> found) {
      for (DocumentPart property : parent.parts("properties")) {
        if (--left < 0) {
          return;
        }
        String path = prefix + property.text("name");
        found.add(new Property(property, path, checks(property)));
        addWithin(path, property, found);
      }
    }

    private void addWithin(String path, DocumentPart property, List<Property> found) {
      addAll(path + ".", property, found);
      DocumentPart item = property.part("items");
      if (item.node().isObject()) {
        addWithin(path + "[]", item, found);
      }
    }

    private static List<String> checks(DocumentPart element) {
      return element.parts("quality").stream().map(QualitySentence::of).toList();
    }
  }
}
