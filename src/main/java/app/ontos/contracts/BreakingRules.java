package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What breaks consumers of a contract: promises taken back, data that used to be valid and no
 * longer is, and everything by which they reach the data. Each answer is the reason, or empty.
 */
final class BreakingRules {
  private static final Map<String, String> REMOVED =
      Map.of(
          "schema", "Consumers read this object, and it is gone",
          "properties", "Consumers read this property, and it is gone",
          "quality", "A promise about the quality of the data is taken back",
          "servers", "Consumers read the data from this server, and it is gone",
          "slaProperties", "A service level is no longer promised",
          "roles", "Consumers have access through this role, and it is gone");

  /** Fields of a server that don't say where the data is. */
  private static final Set<String> BESIDE_THE_DATA =
      Set.of("id", "description", "customProperties", "roles", "environment", "tags");

  private static final Set<String> ASKED =
      Set.of(
          "type",
          "metric",
          "rule",
          "query",
          "engine",
          "implementation",
          "unit",
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween",
          "validValues",
          "pattern");

  private BreakingRules() {}

  /** An element that is gone. */
  static Optional<String> ofRemoved(String list) {
    return Optional.ofNullable(REMOVED.get(list));
  }

  /** An element that is new. */
  static Optional<String> ofAdded(String list, Optional<JsonNode> element) {
    boolean required =
        list.equals("properties")
            && element.map(e -> e.path("required").booleanValue()).orElse(false);
    return reason(required, "All data must have this property from now on");
  }

  /** A plain value that is gone from a list. */
  static Optional<String> ofRemovedItem(Spot spot) {
    return isValidValues(spot)
        ? Optional.of("A value that used to be valid no longer is")
        : ofAskedItem(spot);
  }

  /** A plain value that is new in a list. */
  static Optional<String> ofAddedItem(Spot spot) {
    if (spot.section().equals("logicalTypeOptions") && spot.member().equals("required")) {
      return Optional.of("One more property is required");
    }
    return ofAskedItem(spot);
  }

  private static Optional<String> ofAskedItem(Spot spot) {
    boolean asked = spot.section().equals("quality") && ASKED.contains(spot.member());
    return reason(asked, "The check asks for something else");
  }

  /** A value that is another one, has gone or has come. */
  static Optional<String> ofMember(Spot spot, Optional<JsonNode> before, Optional<JsonNode> after) {
    if (spot.isDescribed()) {
      return ofDescription(spot, before, after);
    }
    return switch (spot.section()) {
      case "logicalTypeOptions" -> TypeRules.ofOption(spot.member(), before, after);
      case "quality" -> reason(ASKED.contains(spot.member()), "The check asks for something else");
      case "arguments" ->
          reason(
              before.isPresent() || isValidValues(spot), "The check is made with other arguments");
      case "servers" ->
          reason(
              before.isPresent() && !BESIDE_THE_DATA.contains(spot.member()),
              "Consumers reach the data in another way");
      case "slaProperties" -> ServiceLevels.ofMember(spot);
      case "roles" ->
          reason(spot.member().equals("access"), "The role gives another kind of access");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofDescription(
      Spot spot, Optional<JsonNode> before, Optional<JsonNode> after) {
    return switch (spot.member()) {
      case "name" -> reason(before.isPresent(), "Consumers know it by its name");
      case "physicalName" -> reason(before.isPresent(), "Queries use its physical name");
      case "logicalType" ->
          spot.isOfProperty() ? TypeRules.ofLogicalType(before, after) : Optional.empty();
      case "physicalType" ->
          spot.isOfProperty() ? TypeRules.ofPhysicalType(before, after) : Optional.empty();
      case "required" ->
          flag(
              after,
              "It must have a value from now on",
              before,
              "It may have no value from now on");
      case "unique" ->
          flag(
              after,
              "Its values must be unique from now on",
              before,
              "A value may repeat from now on");
      case "primaryKey" ->
          flag(after, "The primary key is another one", before, "The primary key is another one");
      case "items" -> reason(before.isPresent(), "Its items are no longer described");
      case "logicalTypeOptions" ->
          reason(after.isPresent(), "Data must keep to limits that were not there");
      default -> Optional.empty();
    };
  }

  private static boolean isValidValues(Spot spot) {
    return spot.member().equals("validValues") || spot.member().equals("enum");
  }

  /** A flag that has come, or has gone; absent is false. */
  private static Optional<String> flag(
      Optional<JsonNode> after, String come, Optional<JsonNode> before, String gone) {
    boolean was = before.map(JsonNode::booleanValue).orElse(false);
    boolean is = after.map(JsonNode::booleanValue).orElse(false);
    return was == is ? Optional.empty() : Optional.of(is ? come : gone);
  }

  static Optional<String> reason(boolean breaking, String reason) {
    return breaking ? Optional.of(reason) : Optional.empty();
  }
}
