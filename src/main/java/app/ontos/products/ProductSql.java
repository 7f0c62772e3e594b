package app.ontos.products;

import app.ontos.audit.AuditTrail;
import app.ontos.identity.RecordAccess;
import app.ontos.shared.db.Writes;

/** The columns of a product, and the statements that write one. */
final class ProductSql {
  private static final String PLAIN =
      """
      id, product_id, document_version, name, standard_version, document_status, domain_id,
      owner_team_id, project_id, lifecycle, findings, document_digest, version, created_at,
      created_by, updated_at, updated_by""";

  /** The names, as a statement answers them. */
  static final String COLUMNS = PLAIN + ", version_count";

  static final String TYPES =
      """
      id uuid, product_id text, document_version text, name text, standard_version text,
      document_status text, domain_id uuid, owner_team_id uuid, project_id uuid,
      lifecycle text, findings jsonb,
      document_digest text, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text, version_count bigint""";

  /** The same of a row {@code c}; in a statement that adds or moves a row, it counts it too. */
  static final String OF_ROW =
      "c."
          + PLAIN.replaceAll(",\\s+", ", c.")
          + """
          ,
            (select count(*) + 1 from data_product other
              where other.product_id = c.product_id and other.id <> c.id and %s) as version_count"""
              .formatted(RecordAccess.visible("other"));

  private static final String WRITE_PORTS =
      """
      ports_written as (
        insert into data_product_port (id, data_product_id, direction, name, port_version,
          contract_id, contract_version, data_contract_id, external)
        select p.id, after.id, p.direction, p.name, p.port_version, p.contract_id,
          p.contract_version, p.data_contract_id, p.external
        from after cross join jsonb_to_recordset(cast(:ports as jsonb)) as p (id uuid,
          direction text, name text, port_version text, contract_id text, contract_version text,
          data_contract_id uuid, external boolean))""";

  static final String INSERT =
      """
      after as (
        insert into data_product as c (id, product_id, document_version, name, name_key,
          standard_version, document_status, domain_id, owner_team_id, project_id, lifecycle,
          findings,
          document, document_text, document_digest, words, version, created_at, created_by,
          updated_at, updated_by)
        select :id, :productId, :documentVersion, :name, :nameKey, :standardVersion,
          :documentStatus, cast(:domainId as uuid), cast(:ownerTeamId as uuid),
          cast(:projectId as uuid), 'draft',
          cast(:findings as jsonb), cast(:document as jsonb), :document, :documentDigest,
          array_to_tsvector(:words), 1, now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s,
      %3$s"""
          .formatted(OF_ROW, WRITE_PORTS, AuditTrail.created("data-product"));

  /** The row as it is, locked; what the caller can't see is not there. */
  private static final String BEFORE =
      """
      with before as (
        select %1$s from data_product c where c.id = :id and %2$s for update of c)"""
          .formatted(OF_ROW, RecordAccess.visible("c"));

  private static final String OWNED = RecordAccess.owned("before");

  /** One row that tells what was done, or what stood in the way. */
  private static final String OUTCOME =
      """
      select (select version from before) as found_version,
        (select lifecycle from before) as found_lifecycle,
        (select %1$s from before) as found_owned, %2$s.*
      from (values (1)) as always left join %2$s on true
      """;

  static final String REPLACE =
      """
      %1$s,
      after as (
        update data_product c
        set product_id = :productId, document_version = :documentVersion, name = :name,
          name_key = :nameKey, standard_version = :standardVersion,
          document_status = :documentStatus, domain_id = cast(:domainId as uuid),
          owner_team_id = cast(:ownerTeamId as uuid), project_id = cast(:projectId as uuid),
          findings = cast(:findings as jsonb),
          document = cast(:document as jsonb), document_text = :document,
          document_digest = :documentDigest, words = array_to_tsvector(:words),
          version = c.version + 1, updated_at = now(), updated_by = :actor
        from before
        where c.id = before.id and %2$s and %3$s and before.lifecycle = any(:states)
        returning %4$s),
      ports_gone as (
        delete from data_product_port where data_product_id in (select after.id from after)),
      %5$s,
      %6$s
      %7$s"""
          .formatted(
              BEFORE,
              Writes.EXPECTED,
              OWNED,
              OF_ROW,
              WRITE_PORTS,
              AuditTrail.updated("data-product"),
              OUTCOME.formatted(OWNED, "after"));

  static final String ASSIGN =
      """
      %1$s,
      after as (
        update data_product c
        set domain_id = cast(:domainId as uuid), owner_team_id = cast(:ownerTeamId as uuid),
          project_id = cast(:projectId as uuid), version = c.version + 1, updated_at = now(), updated_by = :actor
        from before
        where c.id = before.id and %2$s and %3$s
        returning %4$s),
      %5$s
      %6$s"""
          .formatted(
              BEFORE,
              Writes.EXPECTED,
              OWNED,
              OF_ROW,
              AuditTrail.updated("data-product"),
              OUTCOME.formatted(OWNED, "after"));

  /** The caller's rights differ by whether the record is the caller's own; both lists are given. */
  static final String MOVE =
      """
      %1$s,
      after as (
        update data_product c
        set lifecycle = :to, version = c.version + 1, updated_at = now(), updated_by = :actor
        from before
        where c.id = before.id and %2$s
          and before.lifecycle = any(case when %3$s then :ownersStates else :othersStates end)
        returning %4$s),
      moved as (
        insert into data_product_transition (id, data_product_id, from_state, to_state, comment,
          record_version, occurred_at, actor)
        select :transitionId, after.id, before.lifecycle, after.lifecycle, :comment, after.version,
          now(), :actor
        from after join before on before.id = after.id),
      %5$s
      %6$s"""
          .formatted(
              BEFORE,
              Writes.EXPECTED,
              OWNED,
              OF_ROW,
              AuditTrail.updated("data-product"),
              OUTCOME.formatted(OWNED, "after"));

  static final String DELETE =
      """
      %1$s,
      gone as (
        delete from data_product c using before
        where c.id = before.id and %2$s and %3$s
          and before.lifecycle not in ('active', 'deprecated')
        returning c.id),
      %4$s
      %5$s"""
          .formatted(
              BEFORE,
              Writes.EXPECTED,
              OWNED,
              AuditTrail.deleted("data-product"),
              OUTCOME.formatted(OWNED, "gone"));

  private ProductSql() {}
}
