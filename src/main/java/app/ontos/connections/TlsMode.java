package app.ontos.connections;

import app.ontos.connections.tls.Verification;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/** How far the server is checked, weakest first; the names are libpq's. */
public enum TlsMode {
  @JsonProperty("off")
  OFF,
  /** Encrypted, whoever answers. */
  @JsonProperty("require")
  REQUIRE,
  /** Encrypted, with a certificate of a trusted authority. */
  @JsonProperty("verify-ca")
  VERIFY_CA,
  /** Encrypted, with a certificate of a trusted authority for this very host. */
  @JsonProperty("verify-full")
  VERIFY_FULL;

  /** As it stands in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How the certificate is looked at; empty where there is none. */
  Optional<Verification> verification() {
    return switch (this) {
      case OFF -> Optional.empty();
      case REQUIRE -> Optional.of(Verification.NONE);
      case VERIFY_CA -> Optional.of(Verification.CA);
      case VERIFY_FULL -> Optional.of(Verification.FULL);
    };
  }
}
