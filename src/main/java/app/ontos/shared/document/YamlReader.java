package app.ontos.shared.document;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML document in UTF-8 as JSON; everything else is a 400 with line and column. */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setLabel("body").setCodePointLimit(BodyLimit.MAX_BYTES + 1).build();

  private YamlReader() {}

  static ObjectNode read(byte[] body) {
    String text = text(body);
    try {
      JsonNode root = new YamlTree(new Parse(SETTINGS).parseString(text).iterator()).document();
      if (root instanceof ObjectNode object) {
        return object;
      }
    } catch (MarkedYamlEngineException e) {
      throw malformed(String.valueOf(e.getProblem()), e.getProblemMark());
    } catch (ReaderException e) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "The body is not well-formed YAML: it has a character that YAML does not allow%s"
              .formatted(lineAndColumn(text, e.getPosition())));
    } catch (YamlEngineException e) {
      throw malformed("it can't be read", Optional.empty());
    }
    throw ProblemType.MALFORMED_REQUEST.because("The body must be a YAML mapping");
  }

  /** What to answer to a fault at a place. */
  static ProblemException malformed(String what, Optional<Mark> mark) {
    String place =
        mark.map(
                at ->
                    ": look at line %d, column %d".formatted(at.getLine() + 1, at.getColumn() + 1))
            .orElse("");
    return ProblemType.MALFORMED_REQUEST.because(
        "The body is not usable YAML: %s%s".formatted(what, place));
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProblemType.MALFORMED_REQUEST.because("The body is not in UTF-8");
    }
  }

  private static String lineAndColumn(String text, int codePoints) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    String before = text.substring(0, end);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return ": look at line %d, column %d".formatted(line, column);
  }
}
