package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.products.Lineage.Edge;
import app.ontos.products.Lineage.Node;
import app.ontos.shared.lifecycle.LifecycleState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Walks from product to product along the contracts that one gives data out under and the other
 * takes it in under; what the caller can't see is not walked through.
 */
@ApplicationScoped
class LineageStore {
  /** How many products are told. */
  static final int MOST_NODES = 500;

  private static final String WALK =
      """
      %1$s (id, distance) as (
        select c.id, 0 from data_product c where c.id = :id and %4$s
        union
        select next.data_product_id, %1$s.distance + 1
        from %1$s
        join data_product_port here
          on here.data_product_id = %1$s.id and here.direction = '%2$s'
        join data_product_port next
          on next.contract_id = here.contract_id and next.direction = '%3$s'
        join data_product c on c.id = next.data_product_id and %4$s
        where %1$s.distance < :depth)""";

  private static final String SELECT =
      """
      with recursive %1$s,
      %2$s,
      reached as (
        (select id, distance from downstream limit :steps)
        union all
        (select id, -distance from upstream limit :steps)),
      node as (
        select distinct on (id) id, distance from reached order by id, abs(distance)),
      told as (select id, distance from node order by abs(distance), id limit :most)
      select
        (select jsonb_agg(jsonb_build_object('id', c.id, 'productId', c.product_id,
            'documentVersion', c.document_version, 'name', c.name, 'lifecycle', c.lifecycle,
            'distance', told.distance) order by told.distance, c.name_key, c.id)
          from told join data_product c on c.id = told.id) as nodes,
        (select jsonb_agg(distinct jsonb_build_object('from', source.id, 'to', target.id,
            'contractId', given.contract_id))
          from told source
          join data_product_port given
            on given.data_product_id = source.id and given.direction = 'output'
          join data_product_port taken
            on taken.contract_id = given.contract_id and taken.direction = 'input'
          join told target on target.id = taken.data_product_id) as edges,
        (select count(*) from node) > :most as truncated"""
          .formatted(
              WALK.formatted("downstream", "output", "input", RecordAccess.visible("c")),
              WALK.formatted("upstream", "input", "output", RecordAccess.visible("c")));

  private final Jdbi jdbi;
  private final ObjectMapper json;

  LineageStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** The lineage to that many steps either way; without nodes where there is no such product. */
  Lineage find(UUID id, int depth, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("id", id)
                .bind("depth", depth)
                .bind("most", MOST_NODES)
                .bind("steps", MOST_NODES * 10)
                .bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
                .map(
                    (row, context) ->
                        new Lineage(
                            nodes(row.getString("nodes")),
                            edges(row.getString("edges")),
                            row.getBoolean("truncated")))
                .one());
  }

  private List<Node> nodes(String rows) {
    List<Node> nodes = new ArrayList<>();
    for (JsonNode row : read(rows)) {
      nodes.add(
          new Node(
              UUID.fromString(row.path("id").asText()),
              row.path("productId").asText(),
              row.path("documentVersion").asText(),
              row.path("name").asText(),
              LifecycleState.stored(row.path("lifecycle").asText()),
              row.path("distance").asInt()));
    }
    return nodes;
  }

  private List<Edge> edges(String rows) {
    List<Edge> edges = new ArrayList<>();
    for (JsonNode row : read(rows)) {
      edges.add(
          new Edge(
              UUID.fromString(row.path("from").asText()),
              UUID.fromString(row.path("to").asText()),
              row.path("contractId").asText()));
    }
    return edges;
  }

  /** No rows are null, not an empty list. */
  private JsonNode read(@Nullable String rows) {
    try {
      return json.readTree(rows == null ? "[]" : rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL gave jsonb that is not JSON", e);
    }
  }
}
