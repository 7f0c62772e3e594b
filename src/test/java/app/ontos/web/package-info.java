@NullMarked
package app.ontos.web;

import org.jspecify.annotations.NullMarked;
