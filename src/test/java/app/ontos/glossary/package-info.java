/** Glossaries, concepts, their links, and the documents that they travel in. */
@org.jspecify.annotations.NullMarked
package app.ontos.glossary;
