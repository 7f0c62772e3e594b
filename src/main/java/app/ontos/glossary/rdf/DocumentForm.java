package app.ontos.glossary.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The forms that a document travels in. */
public enum DocumentForm {
  TURTLE(DocumentForm.TURTLE_TYPE),
  JSON_LD(DocumentForm.JSON_LD_TYPE);

  public static final String TURTLE_TYPE = "text/turtle";
  public static final String JSON_LD_TYPE = "application/ld+json";

  private final String mediaType;

  DocumentForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The form with this media type, its parameters left out. */
  public static Optional<DocumentForm> of(String mediaType) {
    return Arrays.stream(values()).filter(form -> form.mediaType.equals(mediaType)).findFirst();
  }

  /** As headers name it. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Reads a document to its end; Turtle in memory that does not grow with it.
   *
   * @param base what relative IRIs are resolved against
   * @throws DocumentFault where it can't be read
   * @throws IOException where it can't be fetched
   */
  public void read(InputStream in, String base, TripleSink sink) throws IOException {
    switch (this) {
      case TURTLE -> TurtleReader.read(in, base, sink);
      case JSON_LD -> JsonLdReader.read(in, base, sink);
    }
  }

  /** Begins a document, which is whole once the writer is closed. */
  public TripleWriter write(OutputStream out) throws IOException {
    return switch (this) {
      case TURTLE -> new TurtleOutput(out);
      case JSON_LD -> new JsonLdOutput(out);
    };
  }
}
