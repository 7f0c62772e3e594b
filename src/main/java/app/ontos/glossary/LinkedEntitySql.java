package app.ontos.glossary;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.HashMap;
import java.util.Map;

/**
 * The records that concepts are tied to, as a caller sees them: what is hidden from the caller, or
 * of a feature that is closed to them, is not there. To be part of the statements on links.
 */
final class LinkedEntitySql {
  private static final String PRODUCT = "product_";
  private static final String CONTRACT = "contract_";

  /** Whether the caller sees what a row of semantic_link is tied to. */
  static final String VISIBLE =
      """
      case entity_type
        when 'data-domain' then :domain_readable
        when 'data-product' then :product_readable and exists (
          select from data_product p where p.id = entity_id and %s)
        else :contract_readable and exists (
          select from data_contract c where c.id = entity_id and %s) end"""
          .formatted(RecordAccess.visible("p", PRODUCT), RecordAccess.visible("c", CONTRACT));

  /**
   * The CTEs {@code linked}, which has the id {@code :entityId} if there is such a record, and
   * {@code part}, which has {@code :path} unless the record has no such part. The record is kept
   * from going until the link is there, and takes it along.
   */
  static final String LINKED =
      """
      linked_domain as (
        select d.id from data_domain d
        where d.id = :entityId and :entityType = 'data-domain' and :domain_readable
        for key share of d),
      linked_product as (
        select p.id from data_product p
        where p.id = :entityId and :entityType = 'data-product' and :product_readable and %s
        for key share of p),
      linked_contract as (
        select c.id, c.document from data_contract c
        where c.id = :entityId and :contract_readable and %s
          and :entityType in ('data-contract', 'contract-object', 'contract-property')
        for key share of c),
      linked as (
        select id from linked_domain union all select id from linked_product
        union all select id from linked_contract),
      part as (
        select cast(:path as text) as path
        where :entityType not in ('contract-object', 'contract-property')
          or not exists (select from linked)
          or :entityType = 'contract-object' and exists (
            select from linked_contract c
              cross join jsonb_build_object('path', cast(:path as text)) as given
            where jsonb_path_exists(c.document, '$.schema[*].name ? (@ == $path)', given)
              or jsonb_path_exists(c.document, '$.dataset[*].table ? (@ == $path)', given))
          or :entityType = 'contract-property' and exists (
            select from linked_contract c
              join data_contract_property p on p.data_contract_id = c.id
            where p.object_name || '.' || p.path = :path))"""
          .formatted(RecordAccess.visible("p", PRODUCT), RecordAccess.visible("c", CONTRACT));

  private LinkedEntitySql() {}

  /** What the expressions compare with. */
  static Map<String, Object> values(Caller caller) {
    Map<String, Object> values = new HashMap<>();
    values.put("domain_readable", caller.may(Feature.DATA_DOMAINS, AccessLevel.READ));
    values.put("product_readable", caller.may(Feature.DATA_PRODUCTS, AccessLevel.READ));
    values.put("contract_readable", caller.may(Feature.DATA_CONTRACTS, AccessLevel.READ));
    values.putAll(new RecordAccess(caller, Feature.DATA_PRODUCTS).values(PRODUCT));
    values.putAll(new RecordAccess(caller, Feature.DATA_CONTRACTS).values(CONTRACT));
    return values;
  }
}
