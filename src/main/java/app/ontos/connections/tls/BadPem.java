package app.ontos.connections.tls;

import java.security.GeneralSecurityException;

/** PEM text that can't be used. The message continues a field's name, and quotes nothing. */
final class BadPem extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  private final String fault;

  BadPem(String fault) {
    super(fault);
    this.fault = fault;
  }

  String fault() {
    return fault;
  }
}
