package app.ontos.contracts.live;

import app.ontos.connections.browse.ColumnType;
import app.ontos.contracts.odcs.OdcsVersion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether columns are of the types that a contract declares. Has no state but the contract's
 * dialect; safe for use by several threads.
 *
 * <p>A {@code physicalType} is PostgreSQL's, unless the contract names servers of which none is
 * PostgreSQL, or PostgreSQL has no such type and other platforms do, such as {@code STRING}. One of
 * PostgreSQL's is the column's own, in whichever spelling, with the same length or digits if it
 * says some; a domain is met by its own name and by what it is based on. One of another platform is
 * heard only where there is no {@code logicalType}, and then only for its family.
 *
 * <p>A {@code logicalType} is one of those that describe the column's type. {@code number} holds
 * integers, {@code integer} no fractions; {@code date} is also a moment before version 3.1, which
 * had no word for that, and where the physical type has been found to be right.
 */
public final class TypeCompatibility {
  private final boolean speaksPostgres;
  private final boolean hasNoMoments;

  private TypeCompatibility(boolean speaksPostgres, boolean hasNoMoments) {
    this.speaksPostgres = speaksPostgres;
    this.hasNoMoments = hasNoMoments;
  }

  /** By a contract's own dialect; it is in the fields of the third standard. */
  public static TypeCompatibility of(ObjectNode contract) {
    boolean elsewhere =
        !contract.path("servers").isEmpty() && DefaultSchema.servers(contract).isEmpty();
    boolean earlier = OdcsVersion.of(contract).compareTo(OdcsVersion.V3_1_0) < 0;
    return new TypeCompatibility(!elsewhere, earlier);
  }

  /**
   * What speaks against a column of this type.
   *
   * @param property which describes the column
   */
  public Optional<TypeObjection> objection(JsonNode property, ColumnType type) {
    Optional<String> physical =
        DefaultSchema.text(property, "physicalType").filter(name -> isComparable(name, type));
    return physical
        .flatMap(name -> ofPhysical(name, type))
        .or(() -> ofLogical(property, type, physical.isPresent()))
        .or(() -> ofZone(property, type))
        .or(() -> ofItems(property, type));
  }

  private boolean isComparable(String physical, ColumnType type) {
    if (!speaksPostgres) {
      return false;
    }
    return !TypeFamilies.isForeign(bareName(physical)) || isMet(physical, type);
  }

  private static boolean isMet(String physical, ColumnType type) {
    List<PhysicalType> actual = PhysicalType.of(type);
    return isCatalogWord(physical, type)
        || PhysicalType.readings(physical).stream()
            .anyMatch(declared -> actual.stream().anyMatch(declared::isMetBy));
  }

  /** What {@code information_schema} says in the place of types that have no short name. */
  private static boolean isCatalogWord(String physical, ColumnType type) {
    return switch (WrittenName.inLowerCase(physical.strip())) {
      case "array" -> type.array();
      case "enum" -> !type.enumValues().isEmpty() && !type.array();
      case "user-defined" -> !type.base().schema().equals("pg_catalog") && !type.array();
      default -> false;
    };
  }

  private static Optional<TypeObjection> ofPhysical(String physical, ColumnType type) {
    if (isMet(physical, type)) {
      return Optional.empty();
    }
    List<PhysicalType> actual = PhysicalType.of(type);
    boolean wider =
        PhysicalType.readings(physical).stream()
            .anyMatch(declared -> actual.stream().anyMatch(declared::isWidenedBy));
    String reason =
        "The contract declares the type %s, and the column is %s"
            .formatted(physical, type.declared());
    return Optional.of(new TypeObjection("physicalType", physical, type.declared(), reason, wider));
  }

  private Optional<TypeObjection> ofLogical(
      JsonNode property, ColumnType type, boolean physicalIsRight) {
    Optional<String> logical = DefaultSchema.text(property, "logicalType");
    Optional<String> family = logical.flatMap(name -> TypeFamilies.named(bareName(name)));
    if (logical.isPresent() && family.isPresent()) {
      boolean lenient = hasNoMoments || physicalIsRight;
      return isDescribed(family.get(), type, lenient)
          ? Optional.empty()
          : Optional.of(objection("logicalType", logical.get(), type));
    }
    return DefaultSchema.text(property, "physicalType")
        .filter(physical -> !physicalIsRight && !isOfFamily(physical, type))
        .map(physical -> objection("physicalType", physical, type));
  }

  private static boolean isDescribed(String logical, ColumnType type, boolean lenient) {
    List<String> describing = TypeFamilies.of(type);
    if (describing.contains(logical)) {
      return true;
    }
    boolean moment = describing.contains("timestamp") || describing.contains("time");
    return lenient && logical.equals("date") && moment;
  }

  /** Whether another platform's type is roughly this one, or says nothing to us. */
  private static boolean isOfFamily(String physical, ColumnType type) {
    Optional<String> family = TypeFamilies.named(bareName(physical));
    List<String> describing = TypeFamilies.of(type);
    return family.isEmpty() || TypeFamilies.alike(family.get()).anyMatch(describing::contains);
  }

  private static TypeObjection objection(String member, String declared, ColumnType type) {
    String reason =
        "The contract declares %s, and the column is %s".formatted(declared, type.declared());
    boolean wider = declared.equals("integer") && TypeFamilies.of(type).contains("number");
    return new TypeObjection(member, declared, type.declared(), reason, wider);
  }

  private static Optional<TypeObjection> ofZone(JsonNode property, ColumnType type) {
    JsonNode wanted = property.path("logicalTypeOptions").path("timezone");
    String base = type.base().name();
    boolean zoned = Set.of("timestamptz", "timetz").contains(base);
    boolean moment = zoned || Set.of("timestamp", "time").contains(base);
    if (!wanted.isBoolean() || !moment || type.array() || wanted.booleanValue() == zoned) {
      return Optional.empty();
    }
    String reason =
        "The contract declares a moment %s a time zone, and the column is %s"
            .formatted(zoned ? "without" : "with", type.declared());
    return Optional.of(
        new TypeObjection(
            "logicalTypeOptions/timezone", wanted.asText(), type.declared(), reason, false));
  }

  /** What is within arrays; of arrays within JSON nothing is known. */
  private Optional<TypeObjection> ofItems(JsonNode property, ColumnType type) {
    JsonNode items = property.path("items");
    return items.isObject() && type.array() && !"array".equals(items.path("logicalType").asText())
        ? objection(items, elementOf(type)).map(TypeObjection::ofItems)
        : Optional.empty();
  }

  /** The type of an array's elements. */
  static ColumnType elementOf(ColumnType array) {
    return new ColumnType(
        array.declared().replaceFirst("(\\[])+$", ""),
        array.base(),
        false,
        array.domain(),
        array.length(),
        array.precision(),
        array.scale(),
        array.enumValues());
  }

  /** Without what is in brackets of any kind: {@code ARRAY<STRING>} is an array. */
  private static String bareName(String type) {
    return type.strip().split("[(<\\[]", 2)[0].strip();
  }
}
