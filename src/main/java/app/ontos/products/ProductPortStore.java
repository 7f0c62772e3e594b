package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** Finds the contracts that ports name, among those that the caller sees. */
@ApplicationScoped
class ProductPortStore {
  /**
   * The version that is insisted on; else the one that the port's own version names; else the
   * latest.
   */
  private static final String FIND =
      """
      select port.position, contract.id
      from jsonb_to_recordset(cast(:ports as jsonb)) as port (
        position int, contract_id text, port_version text, contract_version text)
      cross join lateral (
        select c.id from data_contract c
        where c.contract_id = port.contract_id
          and (port.contract_version is null or c.document_version = port.contract_version)
          and %s
        order by c.document_version = port.port_version desc, c.created_at desc, c.id desc
        limit 1) as contract"""
          .formatted(RecordAccess.visible("c"));

  private final Jdbi jdbi;

  ProductPortStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The same ports, each with its contract where there is one. */
  List<ProductPort> found(List<ProductPort> ports, Caller caller) {
    if (ports.isEmpty()) {
      return ports;
    }
    Map<Integer, UUID> contracts =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("ports", ProductJson.named(ports))
                    .bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
                    .map((row, context) -> Map.entry(row.getInt("position"), Rows.id(row, "id")))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    return IntStream.range(0, ports.size())
        .mapToObj(
            i -> {
              UUID contract = contracts.get(i);
              return contract == null ? ports.get(i) : ports.get(i).foundAs(contract);
            })
        .toList();
  }
}
