package app.ontos.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority of its own, and a certificate from it for localhost and 127.0.0.1, as PEM
 * files. Made by the JDK's keytool, once per folder.
 */
record Certificates(Path caPem, ServerTls server) {
  private static final String STORE_PASSWORD = "emulator";
  private static final String CA = "ca";
  private static final String SERVER = "server";

  static Certificates in(Path folder) throws IOException {
    Path ca = folder.resolve("ca.pem");
    Path certificate = folder.resolve("server.pem");
    Path key = folder.resolve("server.key");
    if (!Files.exists(ca)) {
      Files.createDirectories(folder);
      Path store = folder.resolve("keys.p12");
      Files.deleteIfExists(store);
      makeKeys(store);
      export(store, key, certificate, ca);
    }
    return new Certificates(ca, new ServerTls(certificate, key));
  }

  private static void makeKeys(Path store) throws IOException {
    keytool(
        store,
        "-alias",
        CA,
        "-dname",
        "CN=Ontos Lakebase emulator CA",
        "-ext",
        "bc:critical=ca:true",
        "-ext",
        "ku:critical=keyCertSign,cRLSign");
    keytool(
        store,
        "-alias",
        SERVER,
        "-dname",
        "CN=localhost",
        "-signer",
        CA,
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-ext",
        "eku=serverAuth");
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("keytool-", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("keytool made no key: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was interrupted", e);
    } finally {
      Files.delete(output);
    }
  }

  private static void export(Path store, Path key, Path certificate, Path ca) throws IOException {
    char[] password = STORE_PASSWORD.toCharArray();
    try (InputStream stream = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(stream, password);
      Key privateKey = keys.getKey(SERVER, password);
      LocalFolders.writeSecret(key, pem("PRIVATE KEY", privateKey.getEncoded()));
      Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(SERVER).getEncoded()));
      // Last, because its presence says that all of them are there.
      Files.writeString(ca, pem("CERTIFICATE", keys.getCertificate(CA).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the keys can't be exported", e);
    }
    LocalFolders.permissions(store, "rw-------");
  }

  private static String pem(String type, byte[] content) {
    byte[] lineEnd = {'\n'};
    String base64 =
        new String(Base64.getMimeEncoder(64, lineEnd).encode(content), StandardCharsets.US_ASCII);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, base64, type);
  }
}
