package app.ontos.products;

import app.ontos.shared.document.StandardDocument;

/**
 * A product as its page shows it.
 *
 * @param product the record
 * @param document its document
 * @param owned whether it is the caller's own to change
 */
record OpenedProduct(DataProduct product, StandardDocument document, boolean owned) {

  /** Whether the caller may edit the document. */
  public boolean mayBeEdited() {
    return owned && product.lifecycle().isOpen();
  }

  /** Whether the caller may remove it. */
  public boolean mayBeDeleted() {
    return owned && !product.lifecycle().isRelied();
  }
}
