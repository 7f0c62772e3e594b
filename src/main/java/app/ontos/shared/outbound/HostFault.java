package app.ontos.shared.outbound;

/** Why a host is not connected to, in words for who typed it. They never repeat it. */
enum HostFault {
  MISSING("must name a host"),
  NOT_A_NAME(
      "must be a plain host name: letters, digits, hyphens and dots, without a port, a path, a"
          + " space or a dot at the end"),
  ADDRESS(
      "must be a host name and not an IP address; an operator can permit an address by"
          + " listing it in ONTOS_ALLOWED_HOSTS"),
  INTERNATIONAL(
      "must be spelled with the letters a to z; a name that begins with xn-- stands for"
          + " others"),
  LOOPBACK("must not be this service's own machine, unless ONTOS_ALLOW_LOOPBACK is true"),
  NOT_ALLOWED(
      "must be a host of Databricks, such as"
          + " ep-example.database.us-east-1.cloud.databricks.com, or one that an operator has listed"
          + " in ONTOS_ALLOWED_HOSTS");

  private final String message;

  HostFault(String message) {
    this.message = message;
  }

  /** To follow the name of the field. */
  String message() {
    return message;
  }
}
