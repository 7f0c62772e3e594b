package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A column of a relation.
 *
 * @param position counts from 1 and leaves gaps where columns were dropped, as {@code
 *     information_schema} does
 * @param name as it is, without quotes
 * @param type what it holds
 * @param nullable whether a row may hold null, also one that is older than a NOT NULL which was
 *     never validated
 * @param defaultExpression what an INSERT without a value gets; not that of an identity
 * @param identity whether it numbers the rows
 * @param generated how it is computed from other columns
 * @param comment what COMMENT ON COLUMN says
 * @param readable whether the role may SELECT it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Column(
    int position,
    String name,
    ColumnType type,
    boolean nullable,
    Optional<String> defaultExpression,
    Optional<Identity> identity,
    Optional<GeneratedValue> generated,
    Optional<String> comment,
    boolean readable) {}
