package app.ontos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.identity.Caller;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.testing.ServiceTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How PostgreSQL goes about the reads where there are many contracts: by indexes alone. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractPlansStoreTest {
  private static final Caller ADMIN = new Caller("admin@example.com", true);
  private static final Caller CONSUMER = new Caller("consumer@example.com", false);

  private static final String DOMAIN = "00000000-0000-4000-8000-000000000007";
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000001000");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000001001");

  private static final List<String> SEED =
      List.of(
          """
          insert into data_domain (id, name, name_key, tags, version, created_at, created_by,
            updated_at, updated_by)
          select cast('00000000-0000-4000-8000-' || lpad(cast(i as text), 12, '0') as uuid),
            'Seeded ' || i, 'seeded ' || i, '{}', 1, now(), 'seed', now(), 'seed'
          from generate_series(1, 20) i""",
          """
          insert into data_contract (id, contract_id, document_version, name, name_key,
            standard_version, domain_id, lifecycle, findings, document, document_text,
            document_digest, words, version, created_at, created_by, updated_at, updated_by)
          select cast('00000000-0000-4000-8000-' || lpad(cast(i as text), 12, '0') as uuid),
            'seeded-' || i / 2, cast(i % 2 as text), 'Contract ' || i, 'contract ' || i, 'v3.1.0',
            cast('00000000-0000-4000-8000-' || lpad(cast(i % 20 + 1 as text), 12, '0') as uuid),
            (array['draft', 'active', 'active', 'deprecated', 'retired'])[i % 5 + 1],
            '[]', '{}', repeat('x', 1500), '', array_to_tsvector(array['contract', 'w' || i, 'x' || i % 100]),
            1, now() + i * interval '1 second', 'seed', now() + i * interval '1 second', 'seed'
          from generate_series(1, 20000) i""",
          """
          insert into data_contract_property (id, data_contract_id, object_name, path, name,
            name_key, logical_type, logical_type_key, required, is_unique, primary_key,
            critical_data_element, classification, classification_key, tags)
          select gen_random_uuid(),
            cast('00000000-0000-4000-8000-' || lpad(cast(i / 3 + 1 as text), 12, '0') as uuid),
            'orders', 'column_' || i % 5000, 'column_' || i % 5000, 'column_' || i % 5000, 'string',
            'string', false, false, false, false, case when i % 600 = 0 then 'pii' end,
            case when i % 600 = 0 then 'pii' end, case when i % 500 = 0 then array['gdpr'] else '{}' end
          from generate_series(0, 59999) i""",
          "vacuum analyze data_domain, data_contract, data_contract_property");

  @Inject AgroalDataSource pool;

  private final Plans plans = new Plans();
  private Jdbi jdbi = Jdbi.create("jdbc:none");
  private boolean seeded;

  @BeforeEach
  void seedOnce() {
    jdbi = Jdbi.create(pool);
    jdbi.registerArrayType(String.class, "text");
    if (!seeded) {
      jdbi.useHandle(handle -> SEED.forEach(handle::execute));
      seeded = true;
    }
    jdbi.setSqlLogger(plans);
  }

  @AfterAll
  void removeWhatWasSeeded() {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from data_contract where created_by = 'seed'");
          handle.execute("delete from data_domain where created_by = 'seed'");
        });
  }

  @Test
  void readsContractsByIndexesAlone() throws SQLException {
    // Given
    DataContractStore store = new DataContractStore(jdbi);

    // When
    Map<String, String> sequential = new TreeMap<>();
    for (Caller caller : List.of(ADMIN, CONSUMER)) {
      for (Map<String, String> filters :
          List.<Map<String, String>>of(
              Map.of(),
              Map.of("domainId", DOMAIN),
              Map.of("lifecycle", "active"),
              Map.of("contractId", "seeded-77"),
              Map.of("name", "Contract 77"),
              Map.of("latest", "true"),
              Map.of("latest", "true", "domainId", DOMAIN),
              Map.of("q", "w777"),
              Map.of("q", "contract x7"))) {
        for (SortOrder<DataContract> sort : DataContractStore.COLLECTION.sorts()) {
          store.list(request(DataContractStore.COLLECTION, sort, filters), caller);
          note(sequential, caller.principal() + " " + sort.name() + " " + filters);
        }
      }
      store.find(ONE, caller);
      note(sequential, caller.principal() + " find");
      store.documents(ONE, OTHER, caller);
      note(sequential, caller.principal() + " diff");
      Collection<DataContract> family = DataContractStore.family(ONE);
      store.versions(ONE, request(family, family.sorts().get(0), Map.of()), caller);
      note(sequential, caller.principal() + " versions");
    }

    // Then
    assertThat(sequential).isEmpty();
  }

  @Test
  void findsPropertiesByIndexesAlone() throws SQLException {
    // Given
    ContractPropertyStore store = new ContractPropertyStore(jdbi);
    SortOrder<FoundProperty> byName = ContractPropertyStore.COLLECTION.sorts().get(0);

    // When
    Map<String, String> sequential = new TreeMap<>();
    for (Caller caller : List.of(ADMIN, CONSUMER)) {
      for (Map<String, String> filters :
          List.<Map<String, String>>of(
              Map.of(),
              Map.of("name", "column_77"),
              Map.of("classification", "PII"),
              Map.of("classification", "PII", "lifecycle", "active"),
              Map.of("tag", "gdpr"),
              Map.of("logicalType", "string"),
              Map.of("dataContractId", ONE.toString()))) {
        store.list(request(ContractPropertyStore.COLLECTION, byName, filters), caller);
        note(sequential, caller.principal() + " " + filters);
      }
    }

    // Then
    assertThat(sequential).isEmpty();
  }

  /** Keeps the plan of what was just asked, where it reads a whole table. */
  private void note(Map<String, String> sequential, String question) throws SQLException {
    String plan = plans.ofLast(jdbi);
    if (plan.contains("Seq Scan on data_contract")) {
      sequential.put(question, plan);
    }
  }

  private static <T> PageRequest<T> request(
      Collection<T> collection, SortOrder<T> sort, Map<String, String> filters) {
    return new PageRequest<>(collection, 50, sort, false, Optional.empty(), filters);
  }
}
