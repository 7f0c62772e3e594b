package app.ontos.connections.tls;

/** How far the server is verified; each is one of libpq's {@code sslmode}s. */
public enum Verification {
  /** {@code require}: encrypted, whoever answers. Safe from listeners, not from impostors. */
  NONE,
  /** {@code verify-ca}: the certificate comes from a trusted authority. */
  CA,
  /** {@code verify-full}: and it is for the very host that is connected to. */
  FULL
}
