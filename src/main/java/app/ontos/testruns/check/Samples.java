package app.ontos.testruns.check;

import app.ontos.connections.browse.PrimaryKey;
import app.ontos.connections.browse.RelationKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells failing rows of a table from others: the columns of its key, as long as the contract
 * doesn't say that they are anybody's business, or else the address of the row.
 *
 * @param names what the values are called in samples
 * @param expressions what they are in SQL
 */
record Samples(List<String> names, List<String> expressions) {
  private static final int LONGEST_VALUE = 200;
  private static final Pattern PRIVATE =
      Pattern.compile("(?i).*(pii|sensitive|personal|private|confidential|restricted|secret).*");

  Samples {
    names = List.copyOf(names);
    expressions = List.copyOf(expressions);
  }

  /** Those of a table; none where a row can't be told from others. */
  static Optional<Samples> of(TestedTable table) {
    return key(table).or(() -> address(table));
  }

  private static Optional<Samples> key(TestedTable table) {
    List<String> ofCatalog =
        table.live().flatMap(live -> live.primaryKey()).map(PrimaryKey::columns).orElse(List.of());
    List<TestedColumn> columns =
        table.columns().stream()
            .filter(
                column ->
                    ofCatalog.isEmpty()
                        ? column.property().is("primaryKey")
                        : ofCatalog.contains(column.name()))
            .toList();
    boolean complete = !columns.isEmpty() && columns.size() >= ofCatalog.size();
    return complete && columns.stream().allMatch(column -> mayBeShown(table, column))
        ? Optional.of(
            new Samples(
                columns.stream().map(TestedColumn::name).toList(),
                columns.stream().map(TestedColumn::text).toList()))
        : Optional.empty();
  }

  private static boolean mayBeShown(TestedTable table, TestedColumn column) {
    Element property = column.property();
    boolean open = property.text("classification").map("public"::equalsIgnoreCase).orElse(true);
    return column.isReadable()
        && open
        && !property.has("encryptedName")
        && !isPrivate(property)
        && !isPrivate(table.object());
  }

  private static boolean isPrivate(Element element) {
    List<String> words = new ArrayList<>(element.texts("tags"));
    element.objects("customProperties").stream()
        .filter(custom -> !custom.node().path("value").asText().equalsIgnoreCase("false"))
        .flatMap(custom -> custom.text("property").stream())
        .forEach(words::add);
    return words.stream().anyMatch(word -> PRIVATE.matcher(word).matches());
  }

  private static Optional<Samples> address(TestedTable table) {
    RelationKind kind = table.live().orElseThrow().summary().kind();
    return switch (kind) {
      case VIEW, FOREIGN_TABLE -> Optional.empty();
      case PARTITIONED_TABLE ->
          Optional.of(
              new Samples(
                  List.of("partition", "ctid"),
                  List.of(
                      TestedTable.ALIAS + ".tableoid::regclass::text",
                      TestedTable.ALIAS + ".ctid::text")));
      case TABLE, PARTITION, MATERIALIZED_VIEW ->
          Optional.of(new Samples(List.of("ctid"), List.of(TestedTable.ALIAS + ".ctid::text")));
    };
  }

  /** The statement that finds failing rows. */
  String sql(TestedTable table, String failing) {
    return "select %s from %s where %s limit %d"
        .formatted(String.join(", ", expressions), table.from(), failing, CheckResult.MOST_SAMPLES);
  }

  /** What it found, as it stands in a result. */
  List<ObjectNode> shown(List<List<Optional<String>>> rows) {
    List<ObjectNode> samples = new ArrayList<>();
    for (List<Optional<String>> row : rows) {
      ObjectNode sample = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < names.size(); i++) {
        sample.put(names.get(i), row.get(i).map(Samples::shortened).orElse(null));
      }
      samples.add(sample);
    }
    return samples;
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
  }
}
