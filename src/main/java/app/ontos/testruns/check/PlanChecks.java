package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Counted;
import app.ontos.testruns.check.Check.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what a contract says of tables that were looked up into checks. */
final class PlanChecks {
  /** The most checks of a test; columns beyond it are not looked at. */
  static final int MOST_CHECKS = 20_000;

  private static final List<String> PROMISES =
      List.of("required", "unique", "logicalTypeOptions", "quality", "properties", "items");

  private final TestedContract contract;
  private final Labels labels = new Labels();
  private final StructureChecks structure;
  private final KeyChecks keys = new KeyChecks(labels);
  private final TypeOptions options = new TypeOptions(labels);
  private final QualityChecks quality;
  private final RelationshipChecks relationships;

  /**
   * Makes a plan.
   *
   * @param mayQuery whether the caller may run SQL of their own
   */
  PlanChecks(TestedContract contract, boolean mayQuery) {
    this.contract = contract;
    this.structure = new StructureChecks(labels, contract);
    this.quality = new QualityChecks(labels, mayQuery);
    this.relationships = new RelationshipChecks(labels, contract);
  }

  /**
   * All checks of a test.
   *
   * @param tables the checks of each table
   * @param others those that no table decides
   */
  record Plan(List<OfTable> tables, List<Check> others) {
    Plan {
      tables = List.copyOf(tables);
      others = List.copyOf(others);
    }

    int size() {
      return others.size() + tables.stream().mapToInt(table -> table.checks().size()).sum();
    }
  }

  /** The checks of a table. */
  record OfTable(TestedTable table, List<Check> checks) {}

  Plan plan() {
    List<OfTable> plans = new ArrayList<>();
    List<Check> others = new ArrayList<>();
    for (TestedTable table : contract.tables()) {
      plans.add(new OfTable(table, ofTable(table)));
    }
    for (ServiceLevelChecks.Placed level :
        new ServiceLevelChecks(labels, contract.tables()).checks(contract.contract())) {
      plans.stream()
          .filter(plan -> level.table().filter(plan.table()::equals).isPresent())
          .findFirst()
          .map(OfTable::checks)
          .orElse(others)
          .add(level.check());
    }
    if (isFull()) {
      Label label = labels.ofNoTable(CheckKind.TABLE_EXISTS, "/schema", "all of it");
      others.add(
          Settled.skipped(label, "A test has no more than %d checks".formatted(MOST_CHECKS)));
    }
    return new Plan(plans, others);
  }

  private boolean isFull() {
    return labels.count() >= MOST_CHECKS;
  }

  private List<Check> ofTable(TestedTable table) {
    List<Check> checks = new ArrayList<>();
    checks.add(structure.existence(table));
    List<Check> rest = new ArrayList<>();
    for (TestedColumn column : table.columns()) {
      if (!isFull()) {
        rest.addAll(ofColumn(table, column));
      }
    }
    keys.primaryKey(table).ifPresent(rest::add);
    rest.addAll(quality.checks(table, Optional.empty()));
    rest.addAll(relationships.checks(table));
    checks.addAll(table.isReadable() ? rest : skipped(rest, "The table is not there to be read"));
    return checks;
  }

  private List<Check> ofColumn(TestedTable table, TestedColumn column) {
    List<Check> checks = new ArrayList<>();
    checks.add(structure.existence(table, column));
    List<Check> rest = new ArrayList<>();
    structure.type(table, column).ifPresent(rest::add);
    if (column.property().is("required")) {
      rest.add(required(table, column));
    }
    if (column.property().is("unique")) {
      rest.add(keys.unique(table, column));
    }
    rest.addAll(options.checks(table, column));
    rest.addAll(quality.checks(table, Optional.of(column)));
    within(table, column).ifPresent(rest::add);
    checks.addAll(column.isReadable() ? rest : skipped(rest, "The column is not there to be read"));
    return checks;
  }

  private Check required(TestedTable table, TestedColumn column) {
    Label label =
        labels.of(
            CheckKind.REQUIRED,
            column.property().pointer() + "/required",
            table,
            Optional.of(column),
            Optional.of("required"));
    return CatalogProof.ofPresence(table, List.of(column))
        .<Check>map(proof -> new Settled(label, Judgement.of(Outcome.PASSED, proof)))
        .orElseGet(
            () ->
                new Counted(
                    label,
                    List.of(Condition.countOf(column.isNull()), "count(*)"),
                    new Judge.NoneFails(),
                    Optional.of(column.isNull()),
                    false));
  }

  /**
   * What a contract says of parts of values, beyond their types, is not looked at; that is told.
   */
  private Optional<Check> within(TestedTable table, TestedColumn column) {
    Element property = column.property();
    Element part = property.has("items") ? property.at("items") : property.at("properties");
    boolean says =
        part.node().isArray() ? !part.node().isEmpty() : PROMISES.stream().anyMatch(part::has);
    return says
        ? Optional.of(
            Settled.skipped(
                labels.of(
                    CheckKind.TYPE,
                    part.pointer(),
                    table,
                    Optional.of(column),
                    Optional.of("parts of the value")),
                "Parts of values are not looked at"))
        : Optional.empty();
  }

  private static List<Check> skipped(List<Check> checks, String why) {
    return checks.stream()
        .map(check -> (Check) Settled.skipped(check.label(), why))
        .collect(Collectors.toList());
  }
}
