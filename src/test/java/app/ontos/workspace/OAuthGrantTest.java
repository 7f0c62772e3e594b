package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.ontos.workspace.OAuthGrant.ClientCredentials;
import app.ontos.workspace.OAuthGrant.TokenExchange;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthGrantTest {
  private static final URI URL = URI.create("https://w.example/oidc/v1/token");

  @Test
  void hidesSecretsInWhatItPrints() {
    // When
    String text =
        new ClientCredentials(URL, "the-client", "sesame")
            + " "
            + new TokenExchange(URL, "sesame", Optional.of("the-principal"));

    // Then
    assertThat(text).contains("w.example", "the-client", "the-principal").doesNotContain("sesame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://w.example/oidc/v1/token",
        "http://localhost.w.example/oidc/v1/token",
        "ftp://w.example/oidc/v1/token",
        "https:/oidc/v1/token",
        "/oidc/v1/token",
        "https://sesame@w.example/oidc/v1/token"
      })
  void goesToNoUrlThatASecretCantBeSentTo(String url) {
    // When
    Throwable failure =
        catchThrowable(() -> new TokenExchange(URI.create(url), "t", Optional.empty()));

    // Then
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("sesame", "w.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://w.example/oidc/v1/token",
        "http://127.0.0.1:8123/oidc/v1/token",
        "http://127.9.9.9/oidc/v1/token",
        "http://localhost:8123/oidc/v1/token",
        "http://[::1]:8123/oidc/v1/token"
      })
  void goesToHttpsOrToThisMachine(String url) {
    // When
    OAuthGrant grant = new ClientCredentials(URI.create(url), "id", "s");

    // Then
    assertThat(grant.tokenUrl()).hasToString(url);
  }
}
