/**
 * What records of all kinds have in common: a kind, and who may see them. A feature that speaks of
 * any record refers to {@code indexed_record}, which has a row for each.
 */
@NullMarked
package app.ontos.records;

import org.jspecify.annotations.NullMarked;
