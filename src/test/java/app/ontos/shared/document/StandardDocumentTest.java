package app.ontos.shared.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardDocumentTest {

  @Test
  void keepsEveryDigitOfEveryNumberAndTheOrderOfKeys() {
    // Given
    String json =
        "{\"z\":1.0,\"a\":1,\"big\":123456789012345678901234567890.12345678901234567890,"
            + "\"e\":1E+2,\"m\":-0.10}";

    // When
    StandardDocument document = read(json, DocumentFormat.JSON);

    // Then
    assertThat(document.json()).isEqualTo(json);
  }

  @Test
  void comparesNumbersByTheirExactValue() {
    // Given
    StandardDocument one = read("{\"a\":1.0,\"b\":[100],\"c\":0.1}", DocumentFormat.JSON);

    // When
    boolean same = one.sameAs(read("{\"c\":1e-1,\"b\":[1e2],\"a\":1}", DocumentFormat.JSON));

    // Then
    assertThat(same).isTrue();
  }

  @Test
  void hasOneKeyForWhatIsOneValue() {
    // Given
    StandardDocument one =
        read("{\"a\":[1.0,0.00,{\"x\":\"1\",\"y\":null}],\"b\":1e2}", DocumentFormat.JSON);
    StandardDocument other =
        read("{\"b\":100,\"a\":[1,0,{\"y\":null,\"x\":\"1\"}]}", DocumentFormat.JSON);

    // When
    String key = ExactJson.key(one.root());

    // Then
    assertThat(key).isEqualTo(ExactJson.key(other.root()));
    assertThat(key)
        .isNotEqualTo(
            ExactJson.key(
                read("{\"b\":100,\"a\":[1,0,{\"y\":null,\"x\":1}]}", DocumentFormat.JSON).root()));
  }

  @Test
  void tellsNeighbouringNumbersApart() {
    // Given
    StandardDocument one = read("{\"a\":0.1}", DocumentFormat.JSON);

    // When
    boolean same =
        one.sameAs(read("{\"a\":0.1000000000000000055511151231257827}", DocumentFormat.JSON));

    // Then
    assertThat(same).isFalse();
  }

  @Test
  void givesBackInYamlAndInJsonWhatCameIn() {
    // Given
    List<StandardDocument> documents =
        IntStream.range(0, 3000)
            .mapToObj(seed -> new StandardDocument(new RandomJson(seed).object(4)))
            .toList();

    // When
    List<StandardDocument> changed =
        documents.stream()
            .filter(
                document ->
                    !document.sameAs(read(document.yaml(), DocumentFormat.YAML))
                        || !document.sameAs(read(document.json(), DocumentFormat.JSON))
                        || !document.sameAs(StandardDocument.stored(document.json())))
            .toList();

    // Then
    assertThat(changed).isEmpty();
  }

  @Test
  void keepsTheOrderOfKeysInYaml() {
    // Given
    StandardDocument document = read("z: 1\na: {y: 2, b: 3}\n", DocumentFormat.YAML);

    // When
    String json = document.json();

    // Then
    assertThat(json).isEqualTo("{\"z\":1,\"a\":{\"y\":2,\"b\":3}}");
  }

  @Test
  void writesYamlThatPeopleLikeToRead() {
    // Given
    String json =
        "{\"name\":\"orders\",\"version\":\"1.0\",\"on\":\"no\",\"since\":\"2020-01-01\","
            + "\"text\":\"one\\ntwo\\n\",\"tags\":[\"a\",\"b c\"],\"empty\":[],\"none\":null}";

    // When
    String yaml = read(json, DocumentFormat.JSON).yaml();

    // Then
    assertThat(yaml)
        .isEqualTo(
            """
            name: orders
            version: '1.0'
            'on': 'no'
            since: '2020-01-01'
            text: |
              one
              two
            tags:
            - a
            - b c
            empty: []
            none: null
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no|\"no\"",
        "on|\"on\"",
        "y|\"y\"",
        "2020-01-01|\"2020-01-01\"",
        "2020-01-01T10:00:00Z|\"2020-01-01T10:00:00Z\"",
        "12:30|\"12:30\"",
        "1_000|\"1_000\"",
        "True|true",
        "false|false",
        "~|null",
        "Null|null",
        "12|12",
        "010|10",
        "0o14|12",
        "0x1F|31",
        "+7|7",
        "1.50|1.50",
        "1e2|1E+2",
        "'12'|\"12\"",
        "!!str 12|\"12\"",
        "!!float 12|12",
        "v1.0|\"v1.0\"",
        "1.1.0|\"1.1.0\""
      })
  void readsPlainYamlByTheCoreSchema(String yaml, String json) {
    // Given
    String body = "a: " + yaml;

    // When
    StandardDocument document = read(body, DocumentFormat.YAML);

    // Then
    assertThat(document.json()).isEqualTo("{\"a\":" + json + "}");
  }

  @Test
  void writesOutAliasesAndMerges() {
    // Given
    String yaml =
        """
        base: &base {a: 1, b: [x]}
        copy: *base
        more: {<<: *base, a: 2}
        1: number
        true: truth
        """;

    // When
    StandardDocument document = read(yaml, DocumentFormat.YAML);

    // Then
    assertThat(document.json())
        .isEqualTo(
            "{\"base\":{\"a\":1,\"b\":[\"x\"]},\"copy\":{\"a\":1,\"b\":[\"x\"]},"
                + "\"more\":{\"a\":2,\"b\":[\"x\"]},\"1\":\"number\",\"true\":\"truth\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1|line 1, column 6",
        "a: 1\\nb: c: d|line 2, column 5",
        "a: 1\\na: 2|line 2, column 1",
        "a: *nowhere|line 1, column 4",
        "a: &x [*x]|line 1, column 8",
        "a: .nan|line 1, column 4",
        "a: !!timestamp 2020-01-01|line 1, column 4",
        "a: !java.lang.Runtime {}|line 1, column 4",
        "a: 1\\n---\\nb: 2|line 2, column 1",
        "[a]: 1|line 1, column 1",
        "a: <<\\n<<: 3|line 2, column 1",
        "a: \\1|line 1, column 4",
        "\\ta: 1|line 1, column 1"
      })
  void refusesUnusableYamlAndTellsWhere(String yaml, String place) {
    // Given
    String body = yaml.translateEscapes();

    // When
    ProblemException refused = refusal(body, DocumentFormat.YAML);

    // Then
    assertThat(refused.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    assertThat(refused.problem().detail()).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "- a", "text", "--- |\n text"})
  void refusesYamlThatIsNoMapping(String yaml) {
    // When
    ProblemException refused = refusal(yaml, DocumentFormat.YAML);

    // Then
    assertThat(refused.problem().detail()).isEqualTo("The body must be a YAML mapping");
  }

  @Test
  void refusesAliasesThatGrowIntoALaughingCrowd() {
    // Given
    StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; i++) {
      String last = "*a" + (i - 1);
      yaml.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(", ", List.of(last, last, last, last, last, last, last, last))));
    }

    // When
    ProblemException refused = refusal(yaml.toString(), DocumentFormat.YAML);

    // Then
    assertThat(refused.problem().detail()).contains("aliases");
  }

  @Test
  void refusesDepthThatAliasesMake() {
    // Given
    StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 200; i++) {
      yaml.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    // When
    ProblemException refused = refusal(yaml.toString(), DocumentFormat.YAML);

    // Then
    assertThat(refused.problem().detail()).contains("deeper than 100");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 500_000})
  void refusesDepthInBothForms(int depth) {
    // Given
    String body = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

    // When
    List<String> details =
        List.of(
            refusal(body, DocumentFormat.JSON).problem().detail(),
            refusal(body, DocumentFormat.YAML).problem().detail());

    // Then
    assertThat(details).allMatch(detail -> detail.contains("deeper than 100"));
  }

  @Test
  void takesHundredLevelsInBothForms() {
    // Given
    String body = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";

    // When
    StandardDocument document = read(body, DocumentFormat.YAML);

    // Then
    assertThat(document.sameAs(read(body, DocumentFormat.JSON))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999", "1e-99999", "1e999999999", "0.1e-2147483647"})
  void refusesNumbersWithExtremeExponents(String number) {
    // When
    ProblemException refused = refusal("{\"a\": {\"b/c\": " + number + "}}", DocumentFormat.JSON);

    // Then
    assertThat(refused.problem().type().status()).isIn(400, 422);
  }

  @Test
  void refusesNumbersOfMoreThanThousandDigitsInBothForms() {
    // Given
    String body = "{\"a\": " + "9".repeat(1001) + "}";

    // When
    List<Integer> statuses =
        List.of(
            refusal(body, DocumentFormat.JSON).problem().type().status(),
            refusal(body, DocumentFormat.YAML).problem().type().status());

    // Then
    assertThat(statuses).containsOnly(400);
  }

  @Test
  void refusesWhatPostgresCannotKeep() {
    // Given
    String body = "{\"a\": [\"x\\u0000\"], \"b\": \"\\ud800\", \"c\": 1e1001}";

    // When
    ProblemException refused = refusal(body, DocumentFormat.JSON);

    // Then
    assertThat(refused.problem().errors())
        .extracting(Problem.FieldError::pointer)
        .containsExactly("/a/0", "/b", "/c");
  }

  @Test
  void refusesDuplicateKeysInJson() {
    // When
    ProblemException refused = refusal("{\"a\": 1,\n \"a\": 2}", DocumentFormat.JSON);

    // Then
    assertThat(refused.problem().detail()).contains("a key is there twice").contains("line 2");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    // Given
    byte[] body = {'a', ':', ' ', (byte) 0xff};

    // When
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> StandardDocument.read(body, DocumentFormat.YAML));

    // Then
    assertThat(refused.problem().detail()).isEqualTo("The body is not in UTF-8");
  }

  @Test
  void takesMoreThanTwoMegabytesForTooMuch() {
    // Given
    String body = "a: " + "x".repeat(2_000_000);

    // When
    ProblemException refused = refusal(body, DocumentFormat.YAML);

    // Then
    assertThat(refused.problem().type()).isEqualTo(ProblemType.TOO_LARGE);
  }

  private static StandardDocument read(String body, DocumentFormat format) {
    return StandardDocument.read(body.getBytes(UTF_8), format);
  }

  private static ProblemException refusal(String body, DocumentFormat format) {
    return catchThrowableOfType(ProblemException.class, () -> read(body, format));
  }
}
