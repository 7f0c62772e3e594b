package app.ontos.bulk;

import app.ontos.identity.RecordAccess;

/**
 * Each kind of record as the JSON that an export holds: without ids and times, and with names where
 * the record has ids. The statements for one record are the same, so that what is there can be
 * compared with what comes.
 */
final class RecordSql {
  /**
   * A kind's statements.
   *
   * @param all every record that the caller sees, what others name before those that name it
   * @param one the record with the key, and the version, that are bound
   */
  record Form(String all, String one) {}

  /** Rights to products, in a statement that also asks for those to contracts. */
  static final String OF_PRODUCTS = "product_";

  static final Form DOMAINS =
      form(
          """
          select json_strip_nulls(json_build_object('name', d.name, 'description', d.description,
            'parent', p.name, 'tags', d.tags)) as json
          from data_domain d left join data_domain p on p.id = d.parent_id
          """,
          """
          join (
            with recursive tree (id, depth) as (
              select id, 0 from data_domain where parent_id is null
              union all
              select c.id, t.depth + 1 from data_domain c join tree t on c.parent_id = t.id)
            select id, depth from tree) as tree on tree.id = d.id
          order by tree.depth, d.name_key""",
          "where d.name_key = :key");

  static final Form TEAMS =
      form(
          """
          select json_strip_nulls(json_build_object('name', t.name, 'title', t.title,
            'description', t.description, 'domain', case when :domains_named then d.name end,
            'members', (
              select coalesce(json_agg(json_build_object('principal', m.principal,
                  'principalType', m.principal_type, 'role', m.role)
                  order by m.principal_type, m.principal_key), '[]')
              from team_member m where m.team_id = t.id))) as json
          from team t left join data_domain d on d.id = t.domain_id
          """,
          "order by t.name_key",
          "where t.name_key = :key");

  static final Form PROJECTS =
      form(
          """
          select json_strip_nulls(json_build_object('name', p.name, 'title', p.title,
            'description', p.description, 'ownerTeam', case when :teams_named then t.name end,
            'teams', (
              select coalesce(json_agg(o.name order by o.name_key), '[]')
              from project_team pt join team o on o.id = pt.team_id
              where pt.project_id = p.id and :teams_named))) as json
          from project p left join team t on t.id = p.owner_team_id
          """,
          "order by p.name_key",
          "where p.name_key = :key");

  static final Form CONTRACT_RECORDS =
      form(
          """
          select json_strip_nulls(json_build_object('contractId', c.contract_id,
            'version', c.document_version, 'lifecycle', c.lifecycle, 'domain', case when :domains_named then d.name end,
            'ownerTeam', case when :teams_named then t.name end)) as json
          from data_contract c
            left join data_domain d on d.id = c.domain_id
            left join team t on t.id = c.owner_team_id
          """,
          "where %s order by c.contract_id collate \"C\", c.created_at, c.id"
              .formatted(RecordAccess.visible("c")),
          "where c.contract_id = :key and c.document_version = :version");

  static final Form PRODUCT_RECORDS =
      form(
          """
          select json_strip_nulls(json_build_object('productId', c.product_id,
            'version', c.document_version, 'lifecycle', c.lifecycle, 'domain', case when :domains_named then d.name end,
            'ownerTeam', case when :teams_named then t.name end, 'project', case when :projects_named then p.name end)) as json
          from data_product c
            left join data_domain d on d.id = c.domain_id
            left join team t on t.id = c.owner_team_id
            left join project p on p.id = c.project_id
          """,
          "where %s order by c.product_id collate \"C\", c.created_at, c.id"
              .formatted(visible("c")),
          "where c.product_id = :key and c.document_version = :version");

  static final Form GLOSSARIES =
      form(
          """
          select json_strip_nulls(json_build_object('name', g.name, 'title', g.title,
            'description', g.description, 'iri', g.iri, 'baseIri', g.base_iri,
            'domain', case when :domains_named then d.name end, 'status', g.status)) as json
          from glossary g left join data_domain d on d.id = g.domain_id
          """,
          "order by g.name_key",
          "where g.name_key = :key");

  static final Form SEMANTIC_LINKS =
      form(
          """
          select json_strip_nulls(json_build_object('concept', c.iri,
            'entityType', l.entity_type, 'domain', case when :domains_named then d.name end, 'contractId', k.contract_id,
            'productId', p.product_id,
            'version', coalesce(k.document_version, p.document_version),
            'path', nullif(l.path, ''))) as json
          from semantic_link l
            join concept c on c.id = l.concept_id
            left join data_domain d on l.entity_type = 'data-domain' and d.id = l.entity_id
            left join data_product p on l.entity_type = 'data-product' and p.id = l.entity_id
            left join data_contract k
              on l.entity_type in ('data-contract', 'contract-object', 'contract-property')
              and k.id = l.entity_id
          """,
          """
          where d.id is not null or (k.id is not null and %s) or (p.id is not null and %s)
          order by c.iri, l.entity_type, d.name_key, k.contract_id, k.document_version,
            p.product_id, p.document_version, l.path"""
              .formatted(RecordAccess.visible("k"), visible("p")),
          "where c.iri = :key");

  /** Name and document of each version. */
  static final String CONTRACT_DOCUMENTS =
      """
      select c.contract_id as id, c.document_version as version, c.document_text
      from data_contract c where %s order by c.contract_id collate "C", c.created_at, c.id"""
          .formatted(RecordAccess.visible("c"));

  static final String PRODUCT_DOCUMENTS =
      """
      select c.product_id as id, c.document_version as version, c.document_text
      from data_product c where %s order by c.product_id collate "C", c.created_at, c.id"""
          .formatted(visible("c"));

  private RecordSql() {}

  private static Form form(String select, String all, String one) {
    return new Form(select + all, select + one);
  }

  private static String visible(String table) {
    return RecordAccess.visible(table, OF_PRODUCTS);
  }
}
