@NullMarked
package app.ontos.testruns.schedule;

import org.jspecify.annotations.NullMarked;
