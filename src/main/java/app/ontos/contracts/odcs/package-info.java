/**
 * The Open Data Contract Standard, described version by version and section by section: what its
 * JSON Schemas allow, this allows, and nothing else. {@link OdcsVersion} is where to begin.
 */
@NullMarked
package app.ontos.contracts.odcs;

import org.jspecify.annotations.NullMarked;
