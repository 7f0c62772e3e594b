/**
 * Documents of open standards: in as JSON or YAML, kept without loss, out in either form. Only this
 * package knows the YAML library.
 */
@NullMarked
package app.ontos.shared.document;

import org.jspecify.annotations.NullMarked;
