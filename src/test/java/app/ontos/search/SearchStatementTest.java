package app.ontos.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL answers a question among many records. */
@ServiceTest
class SearchStatementTest {
  private static final int RECORDS = 20_000;

  /** Few enough for a statement's time on a machine that is busy with other tests. */
  private static final int AT_ONCE = 1_000;

  private static final String FILL =
      """
      select count(index_record('team', md5('search' || i)::uuid, 'Crowd ' || i, 'crowd ' || i || ' '
        || translate(left(md5('word' || i), 10), '0123456789', 'ghijklmnop'),
        'a crowd with number ' || i % 1000, i % 50 = 0, now())::text)
      from generate_series(:first, :last) as i
      where not exists (select from indexed_record where entity_id = md5('search' || :last)::uuid)
      """;

  @Inject Jdbi jdbi;

  @BeforeEach
  void fill() {
    jdbi.useHandle(
        handle -> {
          for (int first = 1; first <= RECORDS; first += AT_ONCE) {
            handle
                .createQuery(FILL)
                .bind("first", first)
                .bind("last", first + AT_ONCE - 1)
                .mapTo(Long.class)
                .one();
          }
          handle.execute("analyze indexed_record");
          handle.execute("analyze search_word");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nothing but words",
        "A sentence. Another, with a comma",
        "sales.orders_2024",
        "a.b, c",
        "one.",
        "1. first, 2. second",
        "3.14 and -2",
        "someone@example.com",
        "https://example.com/a?b=c",
        "<b>bold</b> &amp; so",
        "\tlines\nand tabs",
        "Größe, naïve. Ende",
        "well-known",
        ""
      })
  void partsWordsAtWhateverIsNeitherLetterNorDigit(String text) {
    // Given
    String parted = text.toLowerCase(Locale.ROOT).replaceAll("[\\x01-\\x7f&&[^a-z0-9]]+", " ");

    // When
    String words = words("search_words(:text)", text);

    // Then
    assertThat(words).isEqualTo(words("to_tsvector('simple', :text)", parted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crowd", "crowd 17", "crwod", "number 999", "x", "nothing of it"})
  void readsNoTableFromEndToEnd(String question) {
    // Given
    SearchTerms terms = SearchTerms.of(Optional.of(question));
    Visibility everything = everything();

    // When
    List<String> plan = run("explain ", terms, everything);

    // Then
    assertThat(plan).isNotEmpty().noneMatch(line -> line.contains("Seq Scan on indexed_record"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on search_word"));
  }

  @Test
  void showsHiddenRecordsToThoseAloneWhoMayWriteThem() {
    // Given
    SearchTerms terms = SearchTerms.of(Optional.of("crowd 5000"));
    Visibility reader = new Visibility(List.of("team"), List.of("project"));
    Visibility writer = new Visibility(List.of("team"), List.of("team"));

    // When
    List<List<String>> found = Stream.of(reader, writer).map(who -> run("", terms, who)).toList();

    // Then
    assertThat(found.get(0)).isEmpty();
    assertThat(found.get(1)).containsExactly("team");
  }

  private List<String> run(String prefix, SearchTerms terms, Visibility visibility) {
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle.createQuery(prefix + SearchStore.SELECT + " order by place, id limit 51");
          Map<String, Object> values = SearchStore.values(terms, visibility);
          values.forEach(query::bind);
          return query.map((row, context) -> row.getString(1)).list();
        });
  }

  private static Visibility everything() {
    List<String> kinds = List.copyOf(RecordType.BY_TEXT.keySet());
    return new Visibility(kinds, kinds);
  }

  private String words(String expression, String text) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select cast(" + expression + " as text)")
                .bind("text", text)
                .mapTo(String.class)
                .one());
  }
}
