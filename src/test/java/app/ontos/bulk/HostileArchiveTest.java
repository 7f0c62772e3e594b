package app.ontos.bulk;

import static app.ontos.bulk.Archives.GZIP;
import static app.ontos.bulk.Archives.IMPORTS;
import static app.ontos.bulk.Archives.add;
import static app.ontos.bulk.Archives.body;
import static app.ontos.bulk.Archives.contract;
import static app.ontos.bulk.Archives.imported;
import static app.ontos.bulk.Archives.packed;
import static app.ontos.bulk.Archives.tar;
import static app.ontos.bulk.Archives.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import app.ontos.testing.ServiceTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives whose makers mean harm; none of them leaves anything. */
@ServiceTest
class HostileArchiveTest {

  @Test
  void writesNoFileWhereANameSays() {
    // Given
    Path target = Path.of("target", unique() + ".yaml").toAbsolutePath();
    byte[] archive = packed("../../../../.." + target, contract(unique(), "1.0.0"));

    // When
    var response = imported(archive);

    // Then
    response.then().statusCode(200).body("documents.outcome", contains("created"));
    assertThat(Files.exists(target)).isFalse();
  }

  @Test
  void passesOverLinksAndDevices() {
    // Given
    byte[] archive =
        packed(
            tar -> {
              TarArchiveEntry link = new TarArchiveEntry("l.yaml", TarConstants.LF_SYMLINK);
              link.setLinkName("/etc/passwd");
              tar.putArchiveEntry(link);
              tar.closeArchiveEntry();
              tar.putArchiveEntry(new TarArchiveEntry("d.yaml", TarConstants.LF_CHR));
              tar.closeArchiveEntry();
            });

    // When
    var response = imported(archive);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("ignored", "ignored"))
        .body("documents[0].detail", containsString("link"));
  }

  @Test
  void endsWhereABombGrowsTooLarge() throws IOException {
    // Given
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bomb))) {
      byte[] zeros = new byte[1_000_000];
      TarArchiveEntry entry = new TarArchiveEntry("zeros.txt");
      entry.setSize(520_000_000);
      tar.putArchiveEntry(entry);
      for (int i = 0; i < 520; i++) {
        tar.write(zeros);
      }
      tar.closeArchiveEntry();
    }

    // When
    var response = imported(bomb.toByteArray());

    // Then
    response.then().statusCode(413).body("detail", containsString("512000000"));
  }

  @Test
  void refusesTooManyEntries() {
    // Given
    byte[] archive =
        packed(
            tar -> {
              for (int i = 0; i <= ImportLimits.ENTRIES; i++) {
                add(tar, i + ".txt", "");
              }
            });

    // When
    var response = imported(archive);

    // Then
    response.then().statusCode(413).body("detail", containsString("10000"));
  }

  @Test
  void refusesANameThatWouldFillTheMemory() {
    // Given
    byte[] name = new byte[2_000_000];
    Arrays.fill(name, (byte) 'n');
    byte[] archive =
        packed(
            tar -> {
              TarArchiveEntry header =
                  new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
              header.setSize(name.length);
              tar.putArchiveEntry(header);
              tar.write(name);
              tar.closeArchiveEntry();
              add(tar, "c.yaml", contract(unique(), "1.0.0"));
            });

    // When
    var response = imported(archive);

    // Then
    response.then().statusCode(413).body("detail", containsString("header"));
  }

  @Test
  void refusesADocumentThatIsTooLargeAlone() {
    // Given
    byte[] archive =
        packed("big.yaml", "a: " + "x".repeat(2_000_000), "c.yaml", contract(unique(), "1.0.0"));

    // When
    var response = imported(archive);

    // Then
    response.then().statusCode(200).body("documents.outcome", contains("refused", "created"));
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.9", "0.99"})
  void takesNothingOfAnArchiveThatIsCutOff(double part) {
    // Given
    String id = unique();
    byte[] archive =
        packed("c.yaml", contract(id, "1.0.0"), "n.txt", java.util.UUID.randomUUID().toString());
    byte[] cut = Arrays.copyOf(archive, (int) (archive.length * part));

    // When
    var response = imported(cut);

    // Then
    response.then().statusCode(400);
    given()
        .queryParam("contractId", id)
        .get("/api/v1/data-contracts")
        .then()
        .body("items", empty());
  }

  @ParameterizedTest
  @CsvSource({
    GZIP + ",no gzip,400",
    "application/x-tar,no tar,400",
    "application/json,{},400",
    "application/json,'[{}',400",
    "application/json,'[1,]',400",
    "application/zip,PK,415"
  })
  void refusesWhatIsNotWhatItSays(String type, String text, int status) {
    // Given
    byte[] content = text.getBytes(StandardCharsets.UTF_8);

    // When
    var response = body(type, content).post(IMPORTS);

    // Then
    response.then().statusCode(status);
  }

  @Test
  void takesAnArchiveThatIsNotPacked() {
    // Given
    byte[] archive = tar(tar -> add(tar, "c.yaml", contract(unique(), "1.0.0")));

    // When
    var response = body("application/x-tar", archive).post(IMPORTS);

    // Then
    response.then().statusCode(200).body("documents.outcome", contains("created"));
  }
}
