/** RDF documents, good and hostile. */
@NullMarked
package app.ontos.glossary.rdf;

import org.jspecify.annotations.NullMarked;
