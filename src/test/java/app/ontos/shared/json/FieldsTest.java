package app.ontos.shared.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void trimsText() throws IOException {
    // Given
    Fields fields = fields("{\"name\": \"\\u2003 Finance \\t\"}");

    // When
    String name = fields.requiredText("name", 10);

    // Then
    assertThat(name).isEqualTo("Finance");
    assertThatCode(fields::check).doesNotThrowAnyException();
  }

  @Test
  void takesBlankOptionalTextAsAbsent() throws IOException {
    // Given
    Fields fields = fields("{\"title\": \"  \"}");

    // When
    Optional<String> title = fields.line("title", 10);

    // Then
    assertThat(title).isEmpty();
    assertThatCode(fields::check).doesNotThrowAnyException();
  }

  @Test
  void admitsLineBreaksInParagraphsOnly() throws IOException {
    // Given
    Fields fields = fields("{\"text\": \"a\\nb\\tc\", \"line\": \"a\\nb\"}");
    fields.paragraphs("text", 10);
    fields.line("line", 10);

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors).extracting(FieldError::pointer).containsExactly("/line");
  }

  @Test
  void namesTheFaultsOfInnerObjectsByTheirPlace() throws IOException {
    // Given
    Fields fields =
        fields("{\"all\": {\"a/b\": {\"port\": 70000, \"odd\": 1, \"id\": 1}, \"c\": 1}}");
    fields.objectsByName("all", 5).values().forEach(f -> f.integer("port", 1, 65535));

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors)
        .containsExactlyInAnyOrder(
            new FieldError("/all/c", "must be an object"),
            new FieldError("/all/a~1b/port", "must be a whole number from 1 to 65535"),
            new FieldError("/all/a~1b/odd", "is not a field of this record"),
            new FieldError("/all/a~1b/id", "is not a field of this record"));
  }

  @Test
  void takesNumbersAndFlagsOfTheirOwnTypeOnly() throws IOException {
    // Given
    Fields fields = fields("{\"port\": \"5432\", \"share\": 1.5, \"flag\": \"true\"}");
    fields.integer("port", 1, 65535);
    fields.integer("share", 1, 10);
    fields.flag("flag");

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors).extracting(FieldError::pointer).containsExactly("/port", "/share", "/flag");
  }

  @Test
  void keepsVerbatimTextAsItCame() throws IOException {
    // Given
    Fields fields = fields("{\"key\": \" line\\nline \"}");

    // When
    Optional<String> text = fields.verbatim("key", 20);

    // Then
    assertThat(text).contains(" line\nline ");
    assertThatCode(fields::check).doesNotThrowAnyException();
  }

  @Test
  void keepsIdsAndTagsInOrderWithoutRepetition() throws IOException {
    // Given
    String id = "0190b5a0-0000-7000-8000-000000000001";
    Fields fields =
        fields("{\"ids\": [\"%1$s\", \"%1$s\"], \"tags\": [\"b\", \"a\", \" b\"]}".formatted(id));

    // When
    List<UUID> ids = fields.ids("ids");

    // Then
    assertThat(ids).containsExactly(UUID.fromString(id));
    assertThat(fields.tags("tags")).containsExactly("b", "a");
    assertThatCode(fields::check).doesNotThrowAnyException();
  }

  @Test
  void refusesAnIdInAnyButTheCanonicalForm() throws IOException {
    // Given
    Fields fields = fields("{\"id1\": \"1-1-1-1-1\", \"id2\": 7}");
    fields.id("id1");
    fields.id("id2");

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors).extracting(FieldError::detail).containsOnly("must be a UUID").hasSize(2);
  }

  @Test
  void refusesAListOfMoreThanAHundred() throws IOException {
    // Given
    Fields fields = fields("{\"tags\": [%s\"x\"]}".formatted("\"x\",".repeat(100)));
    fields.tags("tags");

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors).extracting(FieldError::pointer).containsExactly("/tags");
  }

  @Test
  void offersTheChoicesOfAClosedList() throws IOException {
    // Given
    Fields fields = fields("{\"role\": \"king\"}");
    fields.oneOf("role", Map.of("owner", 1, "member", 2), 1);

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors).containsExactly(new FieldError("/role", "must be one of member, owner"));
  }

  @Test
  void reportsEveryFaultAtOnce() throws IOException {
    // Given
    Fields fields = fields("{\"title\": 1, \"version\": 1, \"a/b~\": 1, \"tags\": [\"x\", null]}");
    fields.requiredText("name", 10);
    fields.line("title", 10);
    fields.tags("tags");

    // When
    List<FieldError> errors = errors(fields);

    // Then
    assertThat(errors)
        .containsExactlyInAnyOrder(
            new FieldError("/name", "is required"),
            new FieldError("/title", "must be text"),
            new FieldError("/tags/1", "must be text"),
            new FieldError("/version", "is set by the service"),
            new FieldError("/a~1b~0", "is not a field of this record"));
  }

  private static Fields fields(String json) throws IOException {
    return JsonBodyReader.parse(json.getBytes(UTF_8)).fields();
  }

  private static List<FieldError> errors(Fields fields) {
    return catchThrowableOfType(ProblemException.class, fields::check).problem().errors();
  }
}
