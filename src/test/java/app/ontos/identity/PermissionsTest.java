package app.ontos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
  private static final StandingStore AWAY =
      new StandingStore(
          Jdbi.create(
              () -> {
                throw new SQLException("the database is away");
              }));

  @ParameterizedTest
  @ValueSource(strings = {"root@example.org", "ROOT@Example.org"})
  void letsNobodyLockOutAnAdminOfTheSettings(String principal) {
    // Given
    Permissions permissions = permissions(Set.of());

    // When
    Standing standing = permissions.of(new Caller(principal, false));

    // Then
    assertThat(standing).isEqualTo(Standing.ADMIN);
  }

  @Test
  void knowsAnAdminByTheGroupThatTheSettingsName() {
    // Given
    Permissions permissions = permissions(Set.of("Platform Team"));

    // When
    Standing standing = permissions.of(new Caller("ada@example.org", false));

    // Then
    assertThat(standing).isEqualTo(Standing.ADMIN);
  }

  @Test
  void knowsTheAdminOfALaptopWithoutTheDatabase() {
    // Given
    Permissions permissions = permissions(Set.of());

    // When
    Standing standing = permissions.of(new Caller("local@localhost", true));

    // Then
    assertThat(standing).isEqualTo(Standing.ADMIN);
  }

  @Test
  void givesNothingWhileRolesCantBeRead() {
    // Given
    Permissions permissions = permissions(Set.of());
    Caller ada = new Caller("ada@example.org", false);

    // When
    var attempt = assertThatThrownBy(() -> permissions.of(ada));

    // Then
    attempt.rootCause().hasMessage("the database is away");
  }

  private static Permissions permissions(Set<String> groups) {
    return new Permissions(AWAY, caller -> groups, new Admins());
  }

  private record Admins() implements IdentitySettings {
    @Override
    public String env() {
      return "PROD";
    }

    @Override
    public Optional<String> databricksAppName() {
      return Optional.empty();
    }

    @Override
    public boolean trustForwardedHeaders() {
      return true;
    }

    @Override
    public boolean singleUser() {
      return false;
    }

    @Override
    public String httpHost() {
      return "0.0.0.0";
    }

    @Override
    public Optional<Set<String>> admins() {
      return Optional.of(Set.of(" root@Example.org", "platform  team", ""));
    }
  }
}
