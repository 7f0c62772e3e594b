/**
 * RDF documents, triple by triple: Turtle 1.1 and JSON-LD 1.1 in and out. It knows nothing of
 * glossaries, and reaches nothing outside the text that it is given.
 */
@NullMarked
package app.ontos.glossary.rdf;

import org.jspecify.annotations.NullMarked;
