package app.ontos.workspace;

/**
 * What mends a refused call of the service itself, whose account is told by variables.
 *
 * @param account who logs in
 */
record ServiceRemedies(WorkspaceAccount account) implements Remedies {

  @Override
  public FailureCode refusedLogin(String words) {
    return account instanceof WorkspaceAccount.ServicePrincipal
        ? FailureCode.CLIENT_SECRET_REFUSED
        : FailureCode.TOKEN_REFUSED;
  }

  @Override
  public String of(FailureCode code) {
    return switch (code) {
      case CONTROL_PLANE_UNREACHABLE ->
          "It is tried again. If it lasts, check DATABRICKS_HOST, and that"
              + " `databricks current-user me` works from the same network";
      case CONTROL_PLANE_BUSY -> "It is tried again later; nothing to do unless it lasts";
      case CLIENT_SECRET_REFUSED ->
          "Restart the app, so that it is given its current secret: `databricks apps stop"
              + " \"$DATABRICKS_APP_NAME\"`, then `databricks apps start \"$DATABRICKS_APP_NAME\"`."
              + " Elsewhere create a secret with `databricks account"
              + " service-principal-secrets create SERVICE_PRINCIPAL_ID` and set"
              + " DATABRICKS_CLIENT_SECRET";
      case TOKEN_REFUSED -> newToken();
      case NOT_ALLOWED ->
          "Attach the database to the app with CAN_CONNECT_AND_CREATE (`databricks apps update"
              + " \"$DATABRICKS_APP_NAME\" --json '{\"resources\": [...]}'`), which gives its"
              + " service principal the permission. A token with narrowed scopes needs `postgres` or"
              + " `all-apis`";
      case LAKEBASE_NOT_FOUND ->
          "Set LAKEBASE_ENDPOINT to a path that `databricks postgres list-endpoints"
              + " projects/PROJECT/branches/BRANCH` shows, or LAKEBASE_INSTANCE_NAME to a name that"
              + " `databricks database list-database-instances` shows";
      case WORKSPACE_NOT_CONFIGURED,
          LAKEBASE_AMBIGUOUS,
          LAKEBASE_NOT_CONFIGURED,
          LAKEBASE_STOPPED,
          TOKEN_EXPIRED,
          TOKEN_INVALID,
          ADDRESS_REFUSED ->
          throw new IllegalArgumentException("no answer means " + code);
    };
  }

  private String newToken() {
    if (account instanceof WorkspaceAccount.CliProfile cli) {
      return "Run `databricks auth login --profile %s`".formatted(cli.profile());
    }
    return "Create a token with `databricks tokens create --comment ontos` and set"
        + " DATABRICKS_TOKEN";
  }
}
