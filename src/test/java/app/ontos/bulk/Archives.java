package app.ontos.bulk;

import static io.restassured.RestAssured.given;

import app.ontos.testing.Api;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A few words for talking about archives. */
final class Archives {
  static final String IMPORTS = "/api/v1/imports";
  static final String GZIP = "application/gzip";

  private Archives() {}

  /** Writes entries. */
  interface Entries {
    void into(TarArchiveOutputStream tar) throws IOException;
  }

  /** A packed archive. */
  static byte[] packed(Entries entries) {
    return gzip(tar(entries));
  }

  /** A packed archive of names and texts, in turn. */
  static byte[] packed(String... namesAndTexts) {
    return packed(
        tar -> {
          for (int i = 0; i < namesAndTexts.length; i += 2) {
            add(tar, namesAndTexts[i], namesAndTexts[i + 1]);
          }
        });
  }

  static byte[] tar(Entries entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      entries.into(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The texts of an archive by their names. */
  static Map<String, String> unpacked(byte[] archive) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        texts.put(e.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** A request with a body of some media type. */
  static RequestSpecification body(String type, byte[] body) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(type, ContentType.BINARY)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(type)
        .body(body);
  }

  static Response imported(byte[] archive) {
    return body(GZIP, archive).post(IMPORTS);
  }

  static String contract(String id, String version) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: %s
        version: "%s"
        name: Orders
        status: active
        schema:
          - name: orders
            properties:
              - {name: id, logicalType: string}
        """
        .formatted(id, version);
  }

  static String product(String id, String contract) {
    return """
        {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "%s", "version": "1.0.0",
         "status": "active", "name": "Orders",
         "outputPorts": [{"name": "o", "version": "1.0.0", "contractId": "%s"}]}
        """
        .formatted(id, contract);
  }

  static String glossary(String iri) {
    return """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix dct: <http://purl.org/dc/terms/> .
        <%1$s> a skos:ConceptScheme ; dct:title "%1$s" .
        <%1$s/party> a skos:Concept ; skos:prefLabel "Party"@en .
        <%1$s/customer> a skos:Concept ; skos:prefLabel "Customer"@en ; skos:broader <%1$s/party> .
        """
        .formatted(iri);
  }

  static String unique() {
    return Api.unique("b").replace(' ', '-');
  }
}
