package app.ontos.contracts;

import app.ontos.web.DocumentPart;
import app.ontos.web.DocumentPart.Item;
import java.util.List;

/**
 * The fields of a contract's document that its form has.
 *
 * @param document of the third standard, as it came
 */
record ContractForm(DocumentPart document) {

  /**
   * A table or the like.
   *
   * @param index its place in the schema
   */
  record SchemaObject(int index, DocumentPart part) {
    /** What is right below it; properties within properties are not for a form. */
    public List<Item> properties() {
      return part.items("properties");
    }

    /** The place of the next property. */
    public int next() {
      return part.size("properties");
    }
  }

  /** The schema. */
  public List<SchemaObject> objects() {
    return document.items("schema").stream()
        .map(item -> new SchemaObject(item.index(), item.part()))
        .toList();
  }

  /** The service levels. */
  public List<Item> levels() {
    return document.items("slaProperties");
  }

  /** The place of the next service level. */
  public int nextLevel() {
    return document.size("slaProperties");
  }
}
