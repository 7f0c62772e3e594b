package app.ontos.shared.document;

import app.ontos.shared.http.BodyLimit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a body that is a standard document, in the form that its {@code Content-Type} names. */
@Provider
@Consumes({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
public final class DocumentBodyReader implements MessageBodyReader<StandardDocument> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == StandardDocument.class;
  }

  @Override
  public StandardDocument readFrom(
      Class<StandardDocument> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    String name = mediaType.getType() + "/" + mediaType.getSubtype();
    return StandardDocument.read(body.readNBytes(BodyLimit.MAX_BYTES + 1), DocumentFormat.of(name));
  }
}
