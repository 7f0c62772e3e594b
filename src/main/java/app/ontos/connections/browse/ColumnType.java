package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The type of a column, and what it comes down to when domains and arrays are taken off.
 *
 * @param declared as SQL spells it, {@code numeric(10,2)[]}; the schema of a type is left out where
 *     the session's {@code search_path} finds it
 * @param base the type that is neither domain nor array: of a column, or of an array's elements
 * @param array whether there are several values in it; PostgreSQL doesn't heed the number of
 *     dimensions
 * @param domain the domain it was declared with, the outermost of several
 * @param length at most so many characters or bits, where that was declared
 * @param precision so many digits of a number, or of the fraction of a second, where that was
 *     declared
 * @param scale so many of the number's digits are behind the point; negative where it is rounded
 *     before the point
 * @param enumValues the values of an enum in their order; empty for any other type
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ColumnType(
    String declared,
    TypeName base,
    boolean array,
    Optional<TypeName> domain,
    Optional<Integer> length,
    Optional<Integer> precision,
    Optional<Integer> scale,
    List<String> enumValues) {

  public ColumnType {
    enumValues = List.copyOf(enumValues);
  }
}
