package app.ontos.testruns.check;

import static app.ontos.testing.Api.json;
import static app.ontos.testruns.check.TestedDatabase.subject;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.Targets;
import app.ontos.contracts.live.ShopDatabase;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Contracts drafted from a database with every oddity, tested there before and after faults. */
@ServiceTest
class PlantedFaultsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestedDatabase CLEAN = new TestedDatabase().with(ShopDatabase.sql());
  private static final TestedDatabase BROKEN = new TestedDatabase().with(ShopDatabase.sql());

  private static final String FAULTS =
      """
      drop table shop.setting;
      alter table shop.visit drop column page;
      alter table shop."Mixed Case" alter "select" type text;
      alter table shop.every_number alter exact_10_2 type numeric(12,4);
      alter table shop.every_moment alter moment type timestamptz;

      alter table shop.event alter kind drop not null;
      insert into shop.event values (99999, '2024-05-05', null);
      alter table shop."größe_名前" alter "straße" drop not null;
      update shop."größe_名前" set "straße" = null where "数量" = 1;
      alter table shop.a_name_of_sixty_three_bytes_which_is_as_long_as_it_can_get_here
        alter a_column_of_sixty_three_bytes_which_is_as_long_as_it_can_get_to drop not null;
      update shop.a_name_of_sixty_three_bytes_which_is_as_long_as_it_can_get_here
        set a_column_of_sixty_three_bytes_which_is_as_long_as_it_can_get_to = null;

      alter table shop.country drop constraint country_name_key;
      update shop.country set name = 'Germany' where code = 'FR';
      alter table shop.invoice drop constraint invoice_order_id_key;
      update shop.invoice set order_id = 1 where number = 'I2';
      insert into shop.video values (1, 'The key of media is not ours', 10);

      alter table shop.session_page drop constraint session_page_pkey;
      insert into shop.session_page select token, position from shop.session_page limit 1;
      alter table shop.every_bit_and_byte drop constraint every_bit_and_byte_pkey;
      alter table shop.every_bit_and_byte alter id drop not null;
      insert into shop.every_bit_and_byte (id) values (null);

      alter table shop.category drop constraint category_parent_id_fkey;
      update shop.category set parent_id = 4711 where id = 40;
      alter table shop.shipment drop constraint shipment_order_id_line_number_fkey;
      update shop.shipment set line_number = 99 where id = 7;
      alter table shop.invoice drop constraint invoice_year_account_fkey;
      update shop.invoice set year = 1999 where number = 'I4';
      alter table shop."quo""te" drop constraint "quo""te_mixed_fkey";
      update shop."quo""te" set mixed = 99 where "we""ird" = 1;
      alter table shop.session drop constraint session_customer_id_fkey;
      update shop.session set customer_id = 99999 where token = pg_catalog.md5('session7')::uuid;

      alter table shop.address drop constraint address_kind_check;
      update shop.address set kind = 'cave' where customer_id = 1;
      alter table shop.product drop constraint product_priority_check;
      update shop.product set priority = 9 where sku = 'SKU-000001';
      alter table shop.checked drop constraint checked_fixed_check, drop constraint checked_quoted_check;
      update shop.checked set fixed = 'XXX', quoted = 'it' where id = 1;
      alter table shop."order" drop constraint order_customer_id_placed_at_key;
      update shop."order" o set customer_id = p.customer_id, placed_at = p.placed_at
        from shop."order" p where p.id = 10 and o.id = 11;

      update shop.customer set email = 'nobody@example.com' where id = 17;
      update shop.order_line set quantity = 1000 where order_id = 3 and line_number = 2;
      insert into shop.reading values ('south-west', '2025-12-31', -1, 1);
      insert into shop.warehouse values (3, 'West', null, null, null, null);
      """;

  /** What a catalog doesn't know, by the names of objects and properties. */
  private static final Map<String, String> MORE =
      Map.of(
          "customer/email",
          "{\"logicalTypeOptions\": {\"pattern\": \"^customer\\\\d+@\", \"minLength\": 5}}",
          "order_line/quantity",
          "{\"logicalTypeOptions\": {\"maximum\": 3}}",
          "reading/sensor",
          "{\"logicalTypeOptions\": {\"minimum\": 0, \"format\": \"i32\"}}",
          "open_order/id",
          "{\"unique\": true, \"required\": true}",
          "spent/customer_id",
          "{\"unique\": true, \"required\": true}",
          "empty_table/code",
          "{\"logicalTypeOptions\": {\"pattern\": \"^x$\"}}",
          "invoice",
          """
          {"relationships": [{
            "from": ["invoice.year", "invoice.account"],
            "to": ["account_year.year", "account_year.account"]}]}""",
          "warehouse",
          """
          {"quality": [
            {"type": "sql", "query": "select count(*) from ${table}", "mustBe": 2}]}""");

  private static final String OF_ANOTHER_SCHEMA =
      """
      {"name": "account_year", "physicalName": "ledger.account_year",
       "properties": [{"name": "account", "primaryKey": true}, {"name": "year", "primaryKey": true}]}""";

  @Inject ContractTest contractTest;
  @Inject Targets targets;

  @AfterAll
  static void stop() {
    CLEAN.close();
    BROKEN.close();
  }

  @Test
  void findsNothingInTheDatabaseFromWhichAContractWasDrafted() {
    // Given
    UUID connection = CLEAN.connectionId(environment -> {});
    ObjectNode contract = enriched(draft(connection));
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, targets.find(connection, "production")), recorded);

    // Then
    assertThat(recorded.that(Outcome.FAILED)).isEmpty();
    assertThat(recorded.that(Outcome.ERRORED)).isEmpty();
    assertThat(recorded.that(Outcome.SKIPPED)).isEmpty();
    assertThat(recorded.results()).hasSize(recorded.planned()).hasSizeGreaterThan(400);
    assertThat(recorded.results())
        .filteredOn(result -> result.kind() == CheckKind.TABLE_EXISTS)
        .hasSizeGreaterThan(30);
  }

  @Test
  void findsEveryFaultThatWasPlantedAndNoOther() {
    // Given
    UUID connection = BROKEN.connectionId(environment -> {});
    ObjectNode contract = enriched(draft(connection));
    BROKEN.with(FAULTS);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, targets.find(connection, "production")), recorded);

    // Then
    assertThat(recorded.that(Outcome.ERRORED)).isEmpty();
    assertThat(recorded.that(Outcome.FAILED).stream().map(PlantedFaultsTest::words))
        .containsExactlyInAnyOrder(
            "table-exists shop.setting",
            "column-exists shop.visit page",
            "type shop.Mixed Case select",
            "type shop.every_number exact_10_2",
            "type shop.every_moment moment",
            "required shop.event kind",
            "required shop.größe_名前 straße",
            "required shop.a_name_of_sixty_three_bytes_which_is_as_long_as_it_can_get_here"
                + " a_column_of_sixty_three_bytes_which_is_as_long_as_it_can_get_to",
            "unique shop.country name",
            "unique shop.invoice order_id",
            "primary-key shop.media id",
            "primary-key shop.session_page token,position",
            "primary-key shop.every_bit_and_byte id",
            "required shop.every_bit_and_byte id",
            "relationship shop.category parent_id",
            "relationship shop.shipment order_id,line_number",
            "relationship shop.invoice year,account",
            "relationship shop.quo\"te mixed",
            "relationship shop.session customer_id",
            "library-rule shop.address kind",
            "library-rule shop.product priority",
            "library-rule shop.checked fixed",
            "library-rule shop.checked quoted",
            "library-rule shop.order",
            "type-option shop.customer email",
            "type-option shop.order_line quantity",
            "type-option shop.reading sensor",
            "sql-rule shop.warehouse");
    assertThat(recorded.that(Outcome.FAILED))
        .filteredOn(result -> result.failing().orElse(0L) > 0)
        .allMatch(result -> !result.samples().isEmpty());
  }

  private static String words(CheckResult result) {
    return String.join(
            " ", result.kind().text(), result.table().orElse(""), result.column().orElse(""))
        .strip();
  }

  private static ObjectNode draft(UUID connection) {
    String document =
        json("{\"connection\": \"%s\", \"environment\": \"production\", \"schema\": \"shop\"}"
                .formatted(connection))
            .accept("application/json")
            .post("/api/v1/data-contracts/drafts")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return (ObjectNode) read(document);
  }

  private static ObjectNode enriched(ObjectNode contract) {
    MORE.forEach(
        (path, more) -> {
          List<String> names = List.of(path.split("/", -1));
          ObjectNode element = named(contract.path("schema"), names.get(0));
          if (names.size() > 1) {
            element = named(element.path("properties"), names.get(1));
          }
          element.setAll((ObjectNode) read(more));
        });
    contract.withArray("/schema").add(read(OF_ANOTHER_SCHEMA));
    return contract;
  }

  private static ObjectNode named(JsonNode list, String name) {
    List<ObjectNode> found = new ArrayList<>();
    list.forEach(
        element -> {
          if (element.path("name").asText().equals(name)) {
            found.add((ObjectNode) element);
          }
        });
    return found.get(0);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
