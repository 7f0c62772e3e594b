package app.ontos.glossary;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads what there is to explain in a contract, as far as the caller sees it. */
@ApplicationScoped
class ContractPartStore {
  /** More can't be chosen from. */
  static final int MOST = 1_000;

  private static final String SELECT =
      """
      select part.type, part.path
      from data_contract c cross join lateral (
        select 'contract-object' as type, named #>> '{}' as path
        from jsonb_path_query(c.document, 'lax $.schema[*].name ? (@.type() == "string")') as named
        union all
        select 'contract-object', named #>> '{}'
        from jsonb_path_query(c.document, 'lax $.dataset[*].table ? (@.type() == "string")') as named
        union all
        select 'contract-property', p.object_name || '.' || p.path
        from data_contract_property p where p.data_contract_id = c.id) as part
      where c.id = :id and :readable and %s
      order by part.type, part.path limit :most"""
          .formatted(RecordAccess.visible("c"));

  private final Jdbi jdbi;

  ContractPartStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The tables and columns of a contract; none where there is no such contract. */
  List<ContractPart> of(UUID contract, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("id", contract)
                .bind("readable", caller.may(Feature.DATA_CONTRACTS, AccessLevel.READ))
                .bind("most", MOST)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map(
                    (row, context) ->
                        new ContractPart(
                            Optional.ofNullable(EntityType.BY_TEXT.get(row.getString("type")))
                                .orElseThrow(),
                            row.getString("path")))
                .list());
  }
}
