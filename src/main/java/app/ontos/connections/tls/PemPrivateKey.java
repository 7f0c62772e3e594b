package app.ontos.connections.tls;

import java.security.PrivateKey;
import java.util.List;

/** The private key in a PEM text: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC1 (RFC 5915). */
final class PemPrivateKey {
  static final String SUPPORTED =
      "must be an RSA, EC or Ed25519 key in the form PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY";

  private PemPrivateKey() {}

  static PrivateKey read(String pem) throws BadPem {
    List<PemBlock> blocks =
        PemBlock.read(pem).stream()
            // openssl ecparam puts the curve in front of the key, which names it, too
            .filter(block -> !block.label().equals("EC PARAMETERS"))
            .toList();
    if (blocks.stream().anyMatch(block -> !block.label().endsWith("PRIVATE KEY"))) {
      throw new BadPem("holds something else than a private key");
    }
    if (blocks.size() != 1) {
      throw new BadPem(blocks.isEmpty() ? "holds no private key" : "holds several private keys");
    }
    return read(blocks.get(0));
  }

  private static PrivateKey read(PemBlock block) throws BadPem {
    if (block.isEncrypted()) {
      throw new BadPem(
          "is encrypted; a key without passphrase is needed, as openssl pkey makes it");
    }
    return switch (block.label()) {
      case "PRIVATE KEY" -> Pkcs8.read(block.content());
      case "RSA PRIVATE KEY" -> Pkcs8.read(Pkcs8.ofPkcs1(block.content()));
      case "EC PRIVATE KEY" -> Pkcs8.read(Pkcs8.ofSec1(block.content()));
      default -> throw new BadPem(SUPPORTED);
    };
  }
}
