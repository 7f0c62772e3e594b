package app.ontos.contracts.live;

import app.ontos.connections.browse.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as SQL spells it, whichever of its spellings: {@code int} and {@code integer} are one, and
 * so are {@code timestamptz(3)} and {@code timestamp(3) with time zone}.
 *
 * @param schema empty where the spelling names none
 * @param name as in the catalog: {@code int4}, {@code varchar}
 * @param modifiers what is in parentheses
 * @param array whether it holds several values; the number of dimensions counts no more than it
 *     does for PostgreSQL
 */
record PhysicalType(Optional<String> schema, String name, List<String> modifiers, boolean array) {
  private static final int LONGEST = 300;

  private static final Pattern ARRAY =
      Pattern.compile(
          "(?s)(.*?)((?:\\s*\\[\\s*\\d*\\s*])+|\\s+(?i:array)(?:\\s*\\[\\s*\\d+\\s*])?)");

  /** {@code varchar[50]}, as some write {@code varchar(50)}. */
  private static final Pattern LENGTH_IN_BRACKETS =
      Pattern.compile("(?i)((?:var)?char(?:acter(?: varying)?)?)\\s*\\[\\s*(\\d+)\\s*]");

  private static final Pattern MODIFIED = Pattern.compile("(?s)([^(\"]*)\\(([^()]*)\\)([^()]*)");

  /** Types in their order, each of which holds all values of those before it. */
  private static final List<List<String>> WIDENING =
      List.of(
          List.of("int2", "int4", "int8"),
          List.of("float4", "float8"),
          List.of("bpchar", "varchar", "text"));

  PhysicalType {
    modifiers = List.copyOf(modifiers);
  }

  /** What a spelling may mean; nothing if it is no spelling of a type. */
  static List<PhysicalType> readings(String written) {
    String text = written.strip().replaceAll("\\s+", " ");
    if (text.length() > LONGEST) {
      return List.of();
    }
    Matcher length = LENGTH_IN_BRACKETS.matcher(text);
    return length.matches()
        ? List.of(read(text), read(length.group(1) + "(" + length.group(2) + ")"))
        : List.of(read(text));
  }

  /** What a column is: as it was declared, and what that comes down to where it is a domain. */
  static List<PhysicalType> of(ColumnType type) {
    PhysicalType declared = read(type.declared());
    if (type.domain().isEmpty()) {
      return List.of(declared);
    }
    List<String> modifiers =
        type.length()
            .or(type::precision)
            .map(
                first ->
                    type.scale().isPresent()
                        ? List.of(first.toString(), type.scale().get().toString())
                        : List.of(first.toString()))
            .orElse(List.of());
    PhysicalType base =
        new PhysicalType(
            Optional.of(type.base().schema()), type.base().name(), modifiers, type.array());
    return List.of(declared, base);
  }

  /** Whether a column of the other type is what this declares; what it leaves open may be so. */
  boolean isMetBy(PhysicalType other) {
    boolean sameSchema = schema.isEmpty() || other.schema.isEmpty() || schema.equals(other.schema);
    return sameSchema
        && array == other.array
        && name.equalsIgnoreCase(other.name)
        && (modifiers.isEmpty() || modifiers.equals(other.modifiers));
  }

  /** Whether the other type holds all that this does. */
  boolean isWidenedBy(PhysicalType other) {
    if (array != other.array) {
      return false;
    }
    boolean longer =
        other.modifiers.isEmpty() || (!modifiers.isEmpty() && isRoomier(other.modifiers));
    if (name.equals(other.name)) {
      return longer;
    }
    return longer
        && WIDENING.stream()
            .anyMatch(
                order -> order.contains(name) && order.indexOf(name) < order.indexOf(other.name));
  }

  /** Lengths, or digits before and behind the point. */
  private boolean isRoomier(List<String> others) {
    if (modifiers.size() != others.size() || !areNumbers(modifiers) || !areNumbers(others)) {
      return false;
    }
    int scale = modifiers.size() < 2 ? 0 : Integer.parseInt(modifiers.get(1));
    int otherScale = others.size() < 2 ? 0 : Integer.parseInt(others.get(1));
    return otherScale >= scale
        && Integer.parseInt(others.get(0)) - otherScale
            >= Integer.parseInt(modifiers.get(0)) - scale;
  }

  private static boolean areNumbers(List<String> modifiers) {
    return modifiers.size() < 3
        && modifiers.stream().allMatch(modifier -> modifier.matches("-?\\d{1,9}"));
  }

  private static PhysicalType read(String written) {
    Matcher array = ARRAY.matcher(written);
    boolean isArray = array.matches();
    String one = isArray ? array.group(1) : written;
    Matcher modified = MODIFIED.matcher(one);
    if (!modified.matches()) {
      return named(one, List.of(), isArray);
    }
    List<String> modifiers =
        Arrays.stream(WrittenName.inLowerCase(modified.group(2)).split(",", -1))
            .map(String::strip)
            .toList();
    return named(modified.group(1).strip() + modified.group(3).stripTrailing(), modifiers, isArray);
  }

  private static PhysicalType named(String written, List<String> modifiers, boolean array) {
    List<WrittenName.Part> parts = WrittenName.parts(written.strip());
    if (parts.isEmpty()) {
      return new PhysicalType(Optional.empty(), written, modifiers, array);
    }
    WrittenName.Part last = parts.get(parts.size() - 1);
    Optional<String> schema =
        parts.size() == 1 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2).folded());
    return last.quoted()
        ? new PhysicalType(schema, last.text(), modifiers, array)
        : canonical(schema, last.folded(), modifiers, array);
  }

  private static PhysicalType canonical(
      Optional<String> schema, String spelling, List<String> modifiers, boolean array) {
    if (spelling.startsWith("interval ")) {
      String fields = spelling.substring("interval ".length());
      List<String> all = modifiers.isEmpty() ? List.of(fields) : List.of(fields, modifiers.get(0));
      return new PhysicalType(schema, "interval", all, array);
    }
    if (spelling.equals("float") && modifiers.size() == 1 && areNumbers(modifiers)) {
      boolean single = Integer.parseInt(modifiers.get(0)) <= 24;
      return new PhysicalType(schema, single ? "float4" : "float8", List.of(), array);
    }
    String name = PostgresTypes.catalogName(spelling);
    boolean scaleless = name.equals("numeric") && modifiers.size() == 1;
    List<String> digits = scaleless ? List.of(modifiers.get(0), "0") : modifiers;
    return new PhysicalType(schema, name, digits, array);
  }
}
