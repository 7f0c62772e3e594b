package app.ontos.local;

import java.nio.file.Path;

/**
 * The certificate that a PostgreSQL shows to its clients, and its private key, both PEM files.
 *
 * <p>A server with TLS behaves as Lakebase does: every role but the superuser must use TLS, and
 * sends its password inside it in clear text, which is what a token needs.
 */
public record ServerTls(Path certificate, Path privateKey) {}
