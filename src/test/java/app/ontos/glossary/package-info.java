/** Glossaries, concepts, their links, and the documents that they travel in. */
@NullMarked
package app.ontos.glossary;

import org.jspecify.annotations.NullMarked;
