/** The Open Data Product Standard 1.0, described section by section. */
@NullMarked
package app.ontos.products.odps;

import org.jspecify.annotations.NullMarked;
