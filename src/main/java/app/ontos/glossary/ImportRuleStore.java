package app.ontos.glossary;

import app.ontos.glossary.BroaderGraph.TooEntangled;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The rules between concepts, once an import has written them: no cycle, and nothing related to
 * what is above it (S27). All of the database's concepts are looked at, as numbers.
 */
final class ImportRuleStore {
  /** More would not fit into a small heap. */
  private static final int MAX_RELATIONS = 4_000_000;

  private static final String NUMBER =
      """
      create temp table numbered on commit drop as
      select id, iri, cast(row_number() over (order by id) - 1 as integer) as number
      from concept
      where id in (
        select concept_id from concept_broader union all select broader_id from concept_broader
        union all
        select concept_id from concept_related union all select related_id from concept_related)""";

  private static final String BROADER =
      """
      select n.number as one, b.number as other
      from concept_broader r
        join numbered n on n.id = r.concept_id join numbered b on b.id = r.broader_id""";

  private static final String RELATED =
      """
      select n.number as one, b.number as other
      from concept_related r
        join numbered n on n.id = r.concept_id join numbered b on b.id = r.related_id""";

  private static final String IRI = "select iri from numbered where number = :number";

  private ImportRuleStore() {}

  static void check(Handle handle, Findings findings) {
    handle.execute(NUMBER);
    int concepts = handle.createQuery("select count(*) from numbered").mapTo(Integer.class).one();
    BroaderGraph.Builder builder = new BroaderGraph.Builder();
    int relations = forEach(handle, BROADER, (one, other) -> builder.add(one, other));
    if (relations > MAX_RELATIONS) {
      findings.add(Finding.at(0, "", "too-many", "There are too many relations to check"));
      return;
    }
    BroaderGraph graph = builder.build(concepts);
    try {
      cycles(handle, graph, findings);
      if (findings.isEmpty()) {
        forEach(
            handle,
            RELATED,
            (one, other) -> {
              if (graph.isAbove(one, other) || graph.isAbove(other, one)) {
                noteClash(handle, one, findings);
              }
            });
      }
    } catch (TooEntangled e) {
      findings.add(Finding.at(0, "", "too-many", "The relations are too entangled to check"));
    }
  }

  private static void cycles(Handle handle, BroaderGraph graph, Findings findings) {
    BitSet suspects = graph.cyclesAndAbove();
    List<Integer> inCycle = new ArrayList<>();
    int count = 0;
    for (int i = suspects.nextSetBit(0); i >= 0; i = suspects.nextSetBit(i + 1)) {
      if (graph.isAbove(i, i) && ++count <= Findings.KEPT) {
        inCycle.add(i);
      }
    }
    List<Finding> first =
        inCycle.stream()
            .map(number -> Finding.at(0, iri(handle, number), "cycle", "It is above itself"))
            .toList();
    findings.addMore(first, count);
  }

  private static void noteClash(Handle handle, int number, Findings findings) {
    String iri = findings.count() < Findings.KEPT ? iri(handle, number) : "";
    findings.add(
        Finding.at(0, iri, "related-above", "It is related to a concept above or below it"));
  }

  private static String iri(Handle handle, int number) {
    return handle.createQuery(IRI).bind("number", number).mapTo(String.class).one();
  }

  private static int forEach(Handle handle, String sql, Pairs pairs) {
    return handle
        .createQuery(sql)
        .setFetchSize(10_000)
        .reduceResultSet(
            0,
            (count, row, context) -> {
              if (count < MAX_RELATIONS) {
                pairs.take(row.getInt("one"), row.getInt("other"));
              }
              return count + 1;
            });
  }

  private interface Pairs {
    void take(int one, int other);
  }
}
