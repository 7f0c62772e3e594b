package app.ontos.contracts;

import app.ontos.shared.document.StandardDocument;

/**
 * A contract as its page shows it.
 *
 * @param contract the record
 * @param document its document
 * @param owned whether it is the caller's own to change
 */
record OpenedContract(DataContract contract, StandardDocument document, boolean owned) {

  /** Whether the caller may edit the document. */
  public boolean mayBeEdited() {
    return owned && contract.lifecycle().isOpen();
  }

  /** Whether the caller may remove it. */
  public boolean mayBeDeleted() {
    return owned && !contract.lifecycle().isRelied();
  }
}
