package app.ontos.shared.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes a JSON tree as YAML: block style, a line a value, text of several lines as a literal. Text
 * that some reader would take for a number, a date or a truth value is quoted.
 */
final class YamlWriter {
  private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setSplitLines(false)
          .setMaxSimpleKeyLength(1000)
          .build();

  private final Emitter emitter;

  private YamlWriter(StreamDataWriter out) {
    emitter = new Emitter(SETTINGS, out);
  }

  static String write(ObjectNode root) {
    StringBuilder text = new StringBuilder();
    YamlWriter writer = new YamlWriter(new Output(text));
    writer.emitter.emit(new StreamStartEvent());
    writer.emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.value(root);
    writer.emitter.emit(new DocumentEndEvent(false));
    writer.emitter.emit(new StreamEndEvent());
    return text.toString();
  }

  private record Output(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      text.append(part);
    }

    @Override
    public void write(String part, int offset, int length) {
      text.append(part, offset, offset + length);
    }
  }

  private void value(JsonNode node) {
    if (node.isObject()) {
      mapping(node);
    } else if (node.isArray()) {
      sequence(node);
    } else if (node.isTextual()) {
      scalar(node.textValue(), textStyle(node.textValue(), true));
    } else {
      scalar(literal(node), ScalarStyle.PLAIN);
    }
  }

  private void mapping(JsonNode node) {
    emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, flow(node)));
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      scalar(member.getKey(), textStyle(member.getKey(), false));
      value(member.getValue());
    }
    emitter.emit(new MappingEndEvent());
  }

  private void sequence(JsonNode node) {
    emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, flow(node)));
    node.forEach(this::value);
    emitter.emit(new SequenceEndEvent());
  }

  /** Nothing but {@code {}} and {@code []} has no block form. */
  private static FlowStyle flow(JsonNode node) {
    return node.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private void scalar(String text, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, text, style));
  }

  /** A number in plain digits, which no reader takes for text. */
  private static String literal(JsonNode node) {
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
  }

  /** What the emitter is asked for; it quotes where the text allows nothing else. */
  private static ScalarStyle textStyle(String text, boolean mayBeLiteral) {
    if (text.codePoints().anyMatch(YamlWriter::isSpecial)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (text.indexOf('\n') >= 0) {
      boolean literal = mayBeLiteral && !text.startsWith(" ") && !text.startsWith("\n");
      return literal ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }
    return YamlScalars.needsQuotes(text) ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
  }

  /** Control characters, and what YAML 1.1 takes for the end of a line. */
  private static boolean isSpecial(int c) {
    return (Character.isISOControl(c) && c != '\n')
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c == 0xfffe
        || c == 0xffff;
  }
}
