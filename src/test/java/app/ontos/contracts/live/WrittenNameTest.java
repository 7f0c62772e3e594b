package app.ontos.contracts.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.browse.RelationName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNameTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "orders|public/orders",
        "ORDERS|public/ORDERS public/orders",
        "sales.orders|public/sales.orders sales/orders",
        "Sales.Orders|public/Sales.Orders Sales/Orders sales/orders",
        "\"Sales\".\"Or.ders\"|public/\"Sales\".\"Or.ders\" Sales/Or.ders",
        "\"quo\"\"te\"|public/\"quo\"\"te\" public/quo\"te",
        "quo\"te|public/quo\"te",
        "db.sales.orders|public/db.sales.orders sales/orders",
        "a.b.c.d|public/a.b.c.d",
        "a.|public/a.",
        ".a|public/.a",
        "\"open|public/\"open",
        "\"\".a|public/\"\".a",
        "GRÖSSE|public/GRÖSSE public/grÖsse"
      })
  void isWhatItIsFirstAndThenWhatSqlMakesOfIt(String written, String expected) {
    // Given
    String schema = "public";

    // When
    List<RelationName> relations = WrittenName.relations(written, schema);

    // Then
    assertThat(relations)
        .extracting(name -> name.schema() + "/" + name.name())
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void readsColumnsInTheSameWay() {
    // Given
    String quoted = "\"Some Value\"";

    // When
    List<String> columns = WrittenName.columns(quoted);

    // Then
    assertThat(columns).containsExactly(quoted, "Some Value");
  }

  @Test
  void takesAQualifiedNameForItsPartsWhereThereIsNoSuchTable() {
    // Given
    String written = "sales.orders";

    // When
    RelationName relation = WrittenName.relation(written, "public");

    // Then
    assertThat(relation).isEqualTo(new RelationName("sales", "orders"));
  }
}
