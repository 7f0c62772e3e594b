package app.ontos.glossary.rdf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON-LD 1.1 with a context of its own: one node a subject, in a graph. */
final class JsonLdOutput implements TripleWriter {
  private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  private final JsonGenerator json;
  private final Map<String, List<Triple>> node = new LinkedHashMap<>();
  private String subject = "";

  JsonLdOutput(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    for (Map.Entry<String, String> namespace : Namespaces.BY_PREFIX.entrySet()) {
      json.writeStringField(namespace.getKey(), namespace.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("@graph");
  }

  @Override
  public void write(Triple triple) throws IOException {
    if (!triple.subject().equals(subject)) {
      writeNode();
      subject = triple.subject();
    }
    node.computeIfAbsent(triple.predicate(), predicate -> new ArrayList<>()).add(triple);
  }

  private void writeNode() throws IOException {
    if (node.isEmpty()) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("@id", subject);
    for (Map.Entry<String, List<Triple>> member : node.entrySet()) {
      if (member.getKey().equals(RDF_TYPE)
          && member.getValue().stream().noneMatch(Triple::isLiteral)) {
        json.writeArrayFieldStart("@type");
        for (Triple triple : member.getValue()) {
          json.writeString(Namespaces.compact(triple.object()));
        }
      } else {
        json.writeArrayFieldStart(Namespaces.compact(member.getKey()));
        for (Triple triple : member.getValue()) {
          writeObject(triple);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    node.clear();
  }

  private void writeObject(Triple triple) throws IOException {
    json.writeStartObject();
    if (!triple.isLiteral()) {
      json.writeStringField("@id", triple.object());
    } else {
      json.writeStringField("@value", triple.object());
      if (triple.language() != null) {
        json.writeStringField("@language", triple.language());
      } else if (!triple.isText()) {
        json.writeStringField("@type", triple.datatype());
      }
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    writeNode();
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
