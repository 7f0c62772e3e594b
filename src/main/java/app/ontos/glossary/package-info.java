/**
 * Glossaries and their concepts, as SKOS has them (W3C SKOS Reference, 2009), and what in the
 * records the concepts explain.
 *
 * <p>A glossary is a concept scheme. What the integrity conditions of SKOS ask of one concept is in
 * {@link app.ontos.glossary.SkosRules}; what they ask of many is checked by {@code ConceptStore}
 * when a concept is written.
 */
@NullMarked
package app.ontos.glossary;

import org.jspecify.annotations.NullMarked;
