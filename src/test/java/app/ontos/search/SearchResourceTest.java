package app.ontos.search;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class SearchResourceTest {
  private static final String SEARCH = "/api/v1/search";
  private static final String TEAMS = "/api/v1/teams";

  @Test
  void ranksTheNameBeforeItsBeginningBeforeItsWordsBeforeTheText() {
    // Given
    String word = word();
    String text = record(DOMAINS, "Other " + word(), "all about " + word);
    String words = record(DOMAINS, "The " + word, "");
    String start = record(DOMAINS, word + " archive", "");
    String name = record(DOMAINS, word, "");

    // When
    Response response = search(word);

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.entityId", contains(name, start, words, text))
        .body("items.match", contains("name", "name-start", "name-words", "text"))
        .body("counts.data-domain", equalTo(4))
        .body("complete", equalTo(true))
        .body("nextCursor", nullValue());
  }

  @Test
  void findsWordsByTheirBeginningsInAnyOrderAndCase() {
    // Given
    String word = word();
    String id = record(DOMAINS, "Sales.Orders_" + word, "");

    // When
    Response response = search(word.toUpperCase(java.util.Locale.ROOT) + " ORD");

    // Then
    response.then().body("items.entityId", contains(id));
  }

  @Test
  void forgivesALetterThatIsWrongMissingTooManyOrSwapped() {
    // Given
    String word = word();
    String id = record(DOMAINS, "Main " + word, "");
    List<String> typos =
        List.of(
            "y" + word.substring(1),
            word.substring(0, 5) + word.substring(6),
            word.substring(0, 5) + "y" + word.substring(5),
            word.substring(0, 4) + word.charAt(5) + word.charAt(4) + word.substring(6));

    // When
    List<Response> responses = typos.stream().map(typo -> search("main " + typo)).toList();

    // Then
    for (Response response : responses) {
      response.then().body("items.entityId", contains(id));
      response.then().body("items[0].match", equalTo("similar"));
    }
  }

  @Test
  void showsTheTextAroundAWordInPartsWithoutMarkup() {
    // Given
    String word = word();
    record(
        DOMAINS,
        "Owner " + word(),
        "x ".repeat(100) + "<b>of " + word + "s</b> " + "y".repeat(400));

    // When
    Response response = search(word);

    // Then
    response.then().body("items[0].snippet.hit", contains(false, true, false));
    assertThat(response.<String>path("items[0].snippet[0].text"))
        .startsWith("…")
        .endsWith("<b>of ");
    assertThat(response.<String>path("items[0].snippet[1].text")).isEqualTo(word + "s");
    assertThat(response.<String>path("items[0].snippet[2].text"))
        .startsWith("</b> y")
        .endsWith("y…");
  }

  @Test
  void findsOnlyTheKindsThatAreAskedFor() {
    // Given
    String word = word();
    record(DOMAINS, word, "");
    String team = record(TEAMS, word, "");
    String project = record("/api/v1/projects", word, "");

    // When
    Response response =
        given().queryParams("q", word, "type", List.of("team", "project")).get(SEARCH);

    // Then
    assertThat(response.<List<String>>path("items.entityId"))
        .containsExactlyInAnyOrder(team, project);
    response.then().body("counts.team", equalTo(1)).body("counts.data-domain", nullValue());
  }

  @Test
  void findsOnlyWhatTheCallerMayRead() {
    // Given
    String word = word();
    String domain = record(DOMAINS, word, "");
    named("/api/v1/connections", word, "\"environments\": {}");

    // When
    Response response = Roles.as("visitor@example.com").queryParam("q", word).get(SEARCH);

    // Then
    response.then().body("items.entityId", contains(domain)).body("counts.connection", nullValue());
  }

  @Test
  void findsAChangedRecordByItsNewWordsAlone() {
    // Given
    String before = word();
    String after = word();
    String id = record(DOMAINS, before, "");
    json("{\"name\": \"%s\"}".formatted(after)).header("If-Match", "*").put(DOMAINS + "/" + id);

    // When
    List<Response> responses = List.of(search(before), search(after));

    // Then
    responses.get(0).then().body("items", hasSize(0));
    responses.get(1).then().body("items.entityId", contains(id));
  }

  @Test
  void findsNothingOfARecordThatIsGone() {
    // Given
    String word = word();
    given().delete(DOMAINS + "/" + record(DOMAINS, word, ""));

    // When
    Response response = search(word);

    // Then
    response
        .then()
        .statusCode(200)
        .body("items", hasSize(0))
        .body("counts", equalTo(java.util.Map.of()));
  }

  @Test
  void givesEveryHitOnceOverItsPages() {
    // Given
    String word = word();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(record(i % 2 == 0 ? DOMAINS : TEAMS, word + " " + i, ""));
    }

    // When
    List<String> found = new ArrayList<>();
    String next = SEARCH + "?limit=3&q=" + word;
    while (next != null) {
      Response page = given().urlEncodingEnabled(false).get(next);
      found.addAll(page.path("items.entityId"));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void takesTheSignsOfQueryLanguagesForGaps() {
    // Given
    String word = word();
    String id = record(DOMAINS, word, "");

    // When
    Response response = search("') | !(" + word + ":*\\ & <-> \"%_");

    // Then
    response.then().statusCode(200).body("items.entityId", contains(id));
  }

  @Test
  void findsNothingForAWordOfSignsThatNoTextIsSplitInto() {
    // Given
    String mark = "\u0301";

    // When
    Response response = search(mark);

    // Then
    response.then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void refusesAQuestionWithoutAWordOrWithTooMany() {
    // Given
    List<String> questions = List.of("", " ?! ", "a b c d e f g h i j k", "x".repeat(201));

    // When
    List<Integer> statuses = questions.stream().map(q -> search(q).statusCode()).toList();

    // Then
    assertThat(statuses).containsOnly(400);
  }

  @Test
  void refusesAKindThatIsNone() {
    // Given
    String kind = "planet";

    // When
    Response response = given().queryParams("q", "earth", "type", kind).get(SEARCH);

    // Then
    response.then().statusCode(400).body("code", equalTo("malformed-request"));
  }

  private static Response search(String question) {
    return given().queryParam("q", question).get(SEARCH);
  }

  private static String record(String collection, String name, String description) {
    return named(collection, name, "\"description\": \"%s\"".formatted(description));
  }

  private static String named(String collection, String name, String field) {
    return created(collection, "{\"name\": \"%s\", %s}".formatted(name, field));
  }

  /** Twelve letters that no other test uses, none of them twice in a row, nor a y. */
  private static String word() {
    StringBuilder word = new StringBuilder();
    for (char digit : UUID.randomUUID().toString().substring(24).toCharArray()) {
      int place = Character.digit(digit, 16);
      word.append((char) ((word.length() % 2 == 0 ? 'a' : 'i') + place % 8));
    }
    return word.toString();
  }
}
