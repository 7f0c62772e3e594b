@NullMarked
package app.ontos.testruns.check;

import org.jspecify.annotations.NullMarked;
