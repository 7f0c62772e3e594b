@NullMarked
package app.ontos.testruns;

import org.jspecify.annotations.NullMarked;
