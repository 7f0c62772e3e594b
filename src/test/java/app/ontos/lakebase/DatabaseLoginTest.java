package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseLoginTest {
  private static final String SECRET = "s3cr3t-token";

  @Test
  void hidesThePasswordInItsText() {
    // Given
    DatabaseLogin login = login();

    // When
    String text = login.toString();

    // Then
    assertThat(text).contains("db.example.org").doesNotContain(SECRET);
  }

  @Test
  void hidesThePasswordOfALocalServerInItsText() {
    // Given
    LocalServer.Address address = new LocalServer.Address("127.0.0.1", 5432, "ada", SECRET);

    // When
    String text = address.toString();

    // Then
    assertThat(text).contains("127.0.0.1").doesNotContain(SECRET);
  }

  @Test
  void givesPropertiesRatherThanAUrlSoThatSpecialCharactersStayThemselves() {
    // Given
    DatabaseLogin login = login();

    // When
    Map<String, String> properties = login.properties();

    // Then
    assertThat(properties)
        .containsEntry("user", "ada@example.org")
        .containsEntry("password", SECRET)
        .containsEntry("PGDBNAME", "a&b?c")
        .containsEntry("currentSchema", "\"my schema\"")
        .doesNotContainKey("sslrootcert");
  }

  private static DatabaseLogin login() {
    return new DatabaseLogin(
        "db.example.org",
        5432,
        "a&b?c",
        "my schema",
        "ada@example.org",
        SECRET,
        "require",
        Optional.empty());
  }
}
