package app.ontos.bulk;

/** The statements that find records by what an archive calls them. */
final class NameStore {
  static final String DOMAINS = byName("data_domain");
  static final String TEAMS = byName("team");
  static final String PROJECTS = byName("project");
  static final String CONCEPTS = "select iri as key, id from concept where iri = any(:keys)";
  static final String CONTRACT =
      "select id from data_contract where contract_id = :key and document_version = :version";
  static final String PRODUCT =
      "select id from data_product where product_id = :key and document_version = :version";

  static final String IS_LINKED =
      """
      select exists (
        select from semantic_link l join concept c on c.id = l.concept_id
        where c.iri = :concept and l.entity_type = :entityType
          and cast(l.entity_id as text) = :entityId and l.path = :path)""";

  private NameStore() {}

  private static String byName(String table) {
    return "select name_key as key, id from %s where name_key = any(:keys)".formatted(table);
  }
}
