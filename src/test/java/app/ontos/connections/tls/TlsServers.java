package app.ontos.connections.tls;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.local.ServerTls;
import app.ontos.testing.TestAuthority.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Real PostgreSQL servers, one of each {@link Kind}, each with three users of the same password:
 * {@link #USER} needs nothing more, {@link #GUARDED} must also show a certificate of our authority,
 * and {@link #CERTIFIED} must show one that bears his name and needs no password.
 */
final class TlsServers implements AutoCloseable {
  static final String USER = "ontos";
  static final String GUARDED = "guarded";
  static final String CERTIFIED = "certified";
  static final String PASSWORD = "correct horse";
  static final String DATABASE = "postgres";

  private static final List<String> ACCESS_RULES =
      List.of(
          "host    all postgres  127.0.0.1/32 scram-sha-256",
          "hostssl all guarded   127.0.0.1/32 scram-sha-256 clientcert=verify-ca",
          "hostssl all certified 127.0.0.1/32 cert",
          "hostssl all all       127.0.0.1/32 scram-sha-256");

  private final Map<Kind, EmbeddedPostgres> servers = new EnumMap<>(Kind.class);

  enum Kind {
    /** With a good certificate. */
    GOOD,
    /** With a good certificate, and no TLS newer than 1.2. */
    OLD,
    /** With a certificate that has expired. */
    EXPIRED,
    /** Without TLS. */
    PLAIN
  }

  static TlsServers start() {
    TlsServers servers = new TlsServers();
    Map<Kind, CompletableFuture<EmbeddedPostgres>> starting = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      starting.put(kind, CompletableFuture.supplyAsync(() -> start(kind)));
    }
    starting.forEach((kind, server) -> servers.servers.put(kind, server.join()));
    return servers;
  }

  int port(Kind kind) {
    return Objects.requireNonNull(servers.get(kind)).port();
  }

  @Override
  public void close() {
    servers.values().forEach(EmbeddedPostgres::close);
  }

  /** A server that encrypts, and shows this certificate. */
  static EmbeddedPostgres encrypted(Issued certificate) {
    return encrypted(certificate, EmbeddedPostgres.Options.temporary());
  }

  private static EmbeddedPostgres encrypted(Issued certificate, EmbeddedPostgres.Options options) {
    try {
      return EmbeddedPostgres.start(options.withTls(files(certificate)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(Kind kind) {
    EmbeddedPostgres.Options options = EmbeddedPostgres.Options.temporary();
    if (kind == Kind.PLAIN) {
      return withUsers(EmbeddedPostgres.start(options));
    }
    Issued certificate = kind == Kind.EXPIRED ? Certificates.EXPIRED_SERVER : Certificates.SERVER;
    EmbeddedPostgres server = withUsers(encrypted(certificate, options));
    try {
      askForCertificates(server, options.dataDirectory().resolve("data"), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }

  private static EmbeddedPostgres withUsers(EmbeddedPostgres server) {
    Stream.of(USER, GUARDED, CERTIFIED).forEach(name -> server.createRole(name, PASSWORD));
    return server;
  }

  private static void askForCertificates(EmbeddedPostgres server, Path data, Kind kind)
      throws IOException {
    Files.writeString(data.resolve("clients-ca.pem"), Certificates.OURS.certificatePem());
    Files.write(data.resolve("pg_hba.conf"), ACCESS_RULES);
    List<String> settings = new ArrayList<>(List.of("ssl_ca_file = 'clients-ca.pem'"));
    if (kind == Kind.OLD) {
      settings.add("ssl_max_protocol_version = 'TLSv1.2'");
    }
    settings.forEach(setting -> server.execute(DATABASE, "ALTER SYSTEM SET " + setting));
    server.restart();
  }

  private static ServerTls files(Issued certificate) throws IOException {
    Path folder = Files.createTempDirectory("server-tls");
    Path pem = Files.writeString(folder.resolve("server.pem"), certificate.certificatePem());
    Path key = Files.writeString(folder.resolve("server.key"), certificate.keyPem());
    return new ServerTls(pem, key);
  }
}
