package app.ontos.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority of a test's own, which issues whatever certificate the test wants to see,
 * by the JDK's keytool.
 */
public final class TestAuthority {
  private static final String PASSWORD = "changeit";
  private static final String SELF = "authority";
  private static final List<String> RSA = List.of("-keyalg", "RSA", "-keysize", "2048");
  private static final List<String> EC = List.of("-keyalg", "EC", "-groupname", "secp256r1");

  private final Path store;
  private int issued;

  private TestAuthority(Path store) {
    this.store = store;
  }

  /** A certificate and its private key. */
  public record Issued(String certificatePem, PrivateKey key) {
    /** The key in PKCS#8. */
    public String keyPem() {
      return pem("PRIVATE KEY", key.getEncoded());
    }

    @Override
    public String toString() {
      return "Issued[key=***]";
    }
  }

  /** A new authority, even where another has the same name. */
  public static TestAuthority named(String name) {
    try {
      Path folder = Files.createTempDirectory("authority");
      TestAuthority authority = new TestAuthority(folder.resolve("keys.p12"));
      authority.keytool(SELF, name, EC, List.of("-ext", "bc:critical=ca:true"));
      return authority;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own certificate. */
  public String certificatePem() {
    return read(SELF).certificatePem();
  }

  /** A certificate with an EC key, and with further options of keytool's. */
  public Issued issue(String commonName, String... options) {
    return issue(commonName, EC, options);
  }

  /** A certificate with an RSA key. */
  public Issued issueRsa(String commonName, String... options) {
    return issue(commonName, RSA, options);
  }

  /** A certificate with an Ed25519 key. */
  public Issued issueEd25519(String commonName, String... options) {
    return issue(commonName, List.of("-keyalg", "Ed25519"), options);
  }

  /** PEM text of one part. */
  public static String pem(String label, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
  }

  private synchronized Issued issue(String commonName, List<String> key, String... options) {
    String alias = "issued-" + issued++;
    List<String> all = new ArrayList<>(List.of("-signer", SELF));
    all.addAll(List.of(options));
    try {
      keytool(alias, commonName, key, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(alias);
  }

  private void keytool(String alias, String commonName, List<String> key, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + commonName));
    command.addAll(key);
    command.addAll(options);
    Path output = store.resolveSibling(alias + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("keytool made no key: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was interrupted", e);
    }
  }

  private Issued read(String alias) {
    char[] password = PASSWORD.toCharArray();
    try (InputStream stream = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(stream, password);
      Certificate certificate = keys.getCertificate(alias);
      return new Issued(
          pem("CERTIFICATE", certificate.getEncoded()), (PrivateKey) keys.getKey(alias, password));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("keytool's keys can't be read", e);
    }
  }
}
