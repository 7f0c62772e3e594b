/**
 * Descriptions of documents, and a check of documents against them that finds everything at once.
 * They say what a standard's JSON Schema says, in the words of the standard's own sections.
 */
@NullMarked
package app.ontos.shared.shape;

import org.jspecify.annotations.NullMarked;
