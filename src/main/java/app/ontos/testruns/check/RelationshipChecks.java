package app.ontos.testruns.check;

import app.ontos.contracts.live.LiveProperty;
import app.ontos.contracts.live.LiveRelationship;
import app.ontos.testruns.check.Check.Settled;
import app.ontos.testruns.check.Check.Stated;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** That foreign keys lead somewhere. As in SQL, a row with a NULL in its key points at nothing. */
final class RelationshipChecks {
  private static final String OTHER = "o";

  private final Labels labels;
  private final TestedContract contract;

  RelationshipChecks(Labels labels, TestedContract contract) {
    this.labels = labels;
    this.contract = contract;
  }

  /** The checks of the relationships of a table and of its columns. */
  List<Check> checks(TestedTable table) {
    return contract.relationships(table).stream()
        .map(relationship -> check(table, relationship))
        .toList();
  }

  private Check check(TestedTable table, LiveRelationship relationship) {
    Label label =
        labels.ofColumns(
            CheckKind.RELATIONSHIP,
            relationship.pointer(),
            table,
            names(relationship.fromProperties()),
            Optional.of("relationship" + target(relationship)));
    if (contract.leadsElsewhere(relationship)) {
      return Settled.skipped(label, "It leads into another contract");
    }
    Optional<TestedTable> other = relationship.to().flatMap(contract::tested);
    if (relationship.unclear().isPresent() || other.isEmpty()) {
      String why = relationship.unclear().orElse("It leads nowhere");
      return new Settled(label, Judgement.of(Outcome.ERRORED, why));
    }
    List<TestedColumn> columns = columns(table, relationship.fromProperties());
    List<TestedColumn> others = columns(other.get(), relationship.toProperties());
    boolean readable =
        other.get().isReadable()
            && columns.stream().allMatch(TestedColumn::isReadable)
            && others.stream().allMatch(TestedColumn::isReadable);
    return readable
        ? check(label, table, columns, other.get(), others)
        : Settled.skipped(label, "A column or its table is not there to be read");
  }

  private static String target(LiveRelationship relationship) {
    return relationship
        .to()
        .map(to -> " to %s (%s)".formatted(to.name(), names(relationship.toProperties())))
        .orElse("");
  }

  private static String names(List<LiveProperty> properties) {
    return properties.stream().map(LiveProperty::physicalName).collect(Collectors.joining(","));
  }

  private static List<TestedColumn> columns(TestedTable table, List<LiveProperty> properties) {
    return properties.stream()
        .flatMap(
            property ->
                table.columns().stream()
                    .filter(column -> column.property().pointer().equals(property.pointer())))
        .toList();
  }

  private static Check check(
      Label label,
      TestedTable table,
      List<TestedColumn> columns,
      TestedTable other,
      List<TestedColumn> others) {
    Optional<String> proof = CatalogProof.ofRelationship(table, columns, other, others);
    if (proof.isPresent()) {
      return new Settled(label, Judgement.of(Outcome.PASSED, proof.get()));
    }
    String present =
        columns.stream()
            .map(column -> "not (%s)".formatted(column.isNull()))
            .collect(Collectors.joining(" and "));
    String same =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "%s = %s".formatted(others.get(i).in(OTHER), columns.get(i).sql()))
            .collect(Collectors.joining(" and "));
    String failing =
        "%s and not exists (select from %s as %s where %s)"
            .formatted(present, other.quoted(), OTHER, same);
    String sql =
        "select (select count(*) from %1$s where %2$s), (select count(*) from %1$s where %3$s)"
            .formatted(table.from(), failing, present);
    return new Stated(label, sql, new Judge.NoneFails(), Optional.of(failing));
  }
}
