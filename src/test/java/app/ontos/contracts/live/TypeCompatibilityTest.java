package app.ontos.contracts.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.browse.ColumnType;
import app.ontos.connections.browse.DatabaseCatalog;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCompatibilityTest {
  private static final String POSTGRES = "servers: [{server: a, type: postgresql}]";
  private static final String SPARK = "servers: [{server: a, type: databricks}]";

  /** The types of the shop's columns, by {@code table.column}. */
  private static final Map<String, ColumnType> TYPES = new ConcurrentHashMap<>();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "every_number.small|{physicalType: smallint, logicalType: integer}",
        "every_number.medium|{physicalType: int, logicalType: number}",
        "every_number.medium|{physicalType: INTEGER}",
        "every_number.large|{physicalType: pg_catalog.int8}",
        "every_number.id|{physicalType: serial}",
        "every_number.single|{physicalType: real}",
        "every_number.single|{physicalType: float(20)}",
        "every_number.double|{physicalType: float}",
        "every_number.double|{physicalType: DOUBLE PRECISION}",
        "every_number.double|{physicalType: double}",
        "every_number.exact|{physicalType: decimal, logicalType: number}",
        "every_number.exact_10|{physicalType: numeric(10), logicalType: integer}",
        "every_number.exact_10_2|{physicalType: 'DECIMAL( 10 , 2 )'}",
        "every_number.exact_10_2|{physicalType: numeric}",
        "every_number.cash|{physicalType: money, logicalType: number}",
        "every_text.plain|{physicalType: text, logicalType: string}",
        "every_text.plain|{physicalType: STRING, logicalType: string}",
        "every_text.plain|{physicalType: string}",
        "every_text.varying_50|{physicalType: varchar(50)}",
        "every_text.varying_50|{physicalType: character varying (50)}",
        "every_text.varying_50|{physicalType: 'varchar[50]'}",
        "every_text.varying_50|{physicalType: varchar}",
        "every_text.fixed_8|{physicalType: char(8)}",
        "every_text.fixed_8|{physicalType: bpchar}",
        "every_text.one_byte|{physicalType: '\"char\"'}",
        "every_text.labelled|{physicalType: shop.label}",
        "every_text.labelled|{physicalType: label}",
        "every_text.labelled|{physicalType: LABEL}",
        "every_text.labelled|{physicalType: varchar(40)}",
        "every_text.unique_id|{physicalType: uuid, logicalType: string}",
        "every_moment.clock_zoned|{physicalType: time with time zone, logicalType: time}",
        "every_moment.moment_zoned|{physicalType: timestamptz, logicalType: timestamp, logicalTypeOptions: {timezone: true}}",
        "every_moment.moment_zoned_0|{physicalType: timestamp(0) with time zone}",
        "every_moment.moment_zoned_0|{physicalType: timestamptz(0)}",
        "every_moment.moment|{physicalType: timestamp, logicalType: date}",
        "every_moment.span_days|{physicalType: interval day to second(3), logicalType: string}",
        "every_moment.span|{physicalType: interval}",
        "every_array.numbers|{physicalType: 'integer[]', logicalType: array, items: {logicalType: integer, physicalType: int4}}",
        "every_array.numbers|{physicalType: ARRAY}",
        "every_array.numbers|{physicalType: int array}",
        "every_array.numbers|{physicalType: 'int[3]'}",
        "every_array.numbers|{physicalType: 'ARRAY<INT>', logicalType: array}",
        "every_array.amounts|{physicalType: 'numeric(10,2)[]'}",
        "every_array.grid|{physicalType: 'int4[][]'}",
        "every_document.packed|{physicalType: jsonb, logicalType: object}",
        "every_document.packed|{logicalType: array, items: {logicalType: integer}}",
        "every_type_of_ours.status|{physicalType: customer_status, logicalType: string}",
        "every_type_of_ours.status|{physicalType: USER-DEFINED}",
        "every_type_of_ours.status|{physicalType: enum}",
        "every_type_of_ours.method|{physicalType: 'shop.\"Payment Method\"'}",
        "every_type_of_ours.size|{physicalType: shop.dimensions, logicalType: object}",
        "every_type_of_ours.owed|{physicalType: shop.required_amount, logicalType: number}",
        "every_type_of_ours.owed|{physicalType: 'numeric(12,2)'}",
        "every_bit_and_byte.bits_16|{physicalType: bit varying(16)}",
        "every_bit_and_byte.yes|{physicalType: boolean, logicalType: boolean}",
        "every_range.of_float|{physicalType: shop.float_span}",
        "every_text.plain|{logicalType: nonsense}",
        "every_text.plain|{}"
      })
  void takesEverySpellingOfAType(String column, String property) throws SQLException {
    // Given
    ColumnType type = type(column);

    // When
    Optional<TypeObjection> objection = judged(POSTGRES, property, type);

    // Then
    assertThat(objection).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "every_number.small|{physicalType: integer}|physicalType|false",
        "every_number.large|{physicalType: integer}|physicalType|true",
        "every_number.exact|{logicalType: integer}|logicalType|true",
        "every_number.exact_10_2|{logicalType: integer}|logicalType|true",
        "every_number.exact_10_2|{physicalType: 'numeric(8,2)'}|physicalType|true",
        "every_number.exact_10_2|{physicalType: 'numeric(10,4)'}|physicalType|false",
        "every_number.medium|{logicalType: string}|logicalType|false",
        "every_number.medium|{physicalType: STRING}|physicalType|false",
        "every_text.plain|{physicalType: varchar(20)}|physicalType|true",
        "every_text.varying_50|{physicalType: varchar(20)}|physicalType|true",
        "every_text.varying_50|{physicalType: varchar(60)}|physicalType|false",
        "every_text.varying_50|{physicalType: text}|physicalType|false",
        "every_text.plain|{physicalType: unknown_domain}|physicalType|false",
        "every_text.plain|{logicalType: integer}|logicalType|false",
        "every_text.plain|{logicalType: array}|logicalType|false",
        "every_moment.moment|{physicalType: timestamptz}|physicalType|false",
        "every_moment.moment|{logicalType: date}|logicalType|false",
        "every_moment.day|{logicalType: timestamp}|logicalType|false",
        "every_moment.moment|{logicalType: timestamp, logicalTypeOptions: {timezone: true}}|logicalTypeOptions/timezone|false",
        "every_array.numbers|{physicalType: integer}|physicalType|false",
        "every_number.medium|{physicalType: 'integer[]'}|physicalType|false",
        "every_array.numbers|{logicalType: array, items: {logicalType: string}}|items/logicalType|false",
        "every_array.names|{logicalType: array, items: {physicalType: varchar(5)}}|items/physicalType|true",
        "every_type_of_ours.status|{physicalType: text}|physicalType|false",
        "every_type_of_ours.status|{logicalType: object}|logicalType|false",
        "every_document.packed|{physicalType: json}|physicalType|false"
      })
  void objectsToAnotherType(String column, String property, String member, boolean wider)
      throws SQLException {
    // Given
    ColumnType type = type(column);

    // When
    Optional<TypeObjection> objection = judged(POSTGRES, property, type);

    // Then
    assertThat(objection.orElseThrow())
        .returns(member, TypeObjection::member)
        .returns(wider, TypeObjection::wider);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "every_number.medium|{physicalType: BIGINT, logicalType: integer}|true",
        "every_number.medium|{physicalType: BIGINT}|true",
        "every_number.exact|{physicalType: 'NUMBER(38,0)'}|true",
        "every_number.medium|{physicalType: 'NUMBER(38,0)', logicalType: integer}|true",
        "every_text.varying_50|{physicalType: STRING, logicalType: string}|true",
        "every_moment.moment_zoned|{physicalType: TIMESTAMP}|true",
        "every_moment.moment|{physicalType: DATE}|true",
        "every_array.texts|{physicalType: ARRAY<STRING>}|true",
        "every_document.packed|{physicalType: 'STRUCT<a: INT>'}|true",
        "every_text.plain|{physicalType: SOMETHING_ELSE}|true",
        "every_text.plain|{physicalType: BIGINT}|false",
        "every_number.medium|{physicalType: STRING}|false",
        "every_text.plain|{physicalType: STRING, logicalType: integer}|false"
      })
  void hearsNoMoreThanTheFamilyFromAnotherPlatform(String column, String property, boolean agrees)
      throws SQLException {
    // Given
    ColumnType type = type(column);

    // When
    Optional<TypeObjection> objection = judged(SPARK, property, type);

    // Then
    assertThat(objection.isEmpty()).isEqualTo(agrees);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"every_moment.moment", "every_moment.moment_zoned", "every_moment.clock"})
  void takesADateForAMomentBeforeTheStandardHadAWordForIt(String column) throws SQLException {
    // Given
    ColumnType type = type(column);

    // When
    Optional<TypeObjection> objection = judged("apiVersion: v3.0.2", "{logicalType: date}", type);

    // Then
    assertThat(objection).isEmpty();
  }

  private static Optional<TypeObjection> judged(String root, String property, ColumnType type) {
    ObjectNode contract = yaml(root);
    return TypeCompatibility.of(contract).objection(yaml("p: " + property).path("p"), type);
  }

  private static ColumnType type(String column) throws SQLException {
    if (TYPES.isEmpty()) {
      try (Connection connection = ShopDatabase.create().connect()) {
        DatabaseCatalog catalog = new DatabaseCatalog();
        List<String> tables =
            catalog.relations(connection, "shop").orElseThrow().items().stream()
                .map(relation -> relation.name())
                .filter(name -> name.startsWith("every_"))
                .toList();
        TYPES.putAll(
            catalog.describe(connection, "shop", tables).stream()
                .flatMap(
                    relation ->
                        relation.columns().stream()
                            .map(found -> Map.entry(relation.summary().name(), found)))
                .collect(
                    Collectors.toMap(
                        found -> found.getKey() + "." + found.getValue().name(),
                        found -> found.getValue().type())));
      }
    }
    return Optional.ofNullable(TYPES.get(column)).orElseThrow();
  }

  private static ObjectNode yaml(String text) {
    return StandardDocument.read(text.getBytes(UTF_8), DocumentFormat.YAML).root();
  }
}
