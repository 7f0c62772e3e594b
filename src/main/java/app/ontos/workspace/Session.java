package app.ontos.workspace;

import app.ontos.token.AccessToken;
import com.databricks.sdk.core.ApiClient;
import com.databricks.sdk.service.apps.AppsAPI;
import com.databricks.sdk.service.database.DatabaseAPI;
import com.databricks.sdk.service.iam.CurrentUserAPI;
import com.databricks.sdk.service.iam.ServicePrincipalsV2API;
import com.databricks.sdk.service.iam.UsersV2API;
import com.databricks.sdk.service.postgres.PostgresAPI;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The SDK with one login. It keeps the login's token and renews that by itself.
 *
 * <p>Of the SDK only the parts are made that are used, on an {@link ApiClient} that is given its
 * configuration: a {@code WorkspaceClient} would fill it up from the environment first.
 */
final class Session {
  private final Login login;
  private final BoundedHttp http;
  private final Refusals refusals;
  private final CurrentUserAPI currentUser;
  private final UsersV2API users;
  private final ServicePrincipalsV2API servicePrincipals;
  private final AppsAPI apps;
  private final DatabaseAPI database;
  private final PostgresAPI postgres;
  private volatile boolean proven;

  private Session(Login login, BoundedHttp http, Refusals refusals) {
    ApiClient api =
        new ApiClient.Builder()
            .withDatabricksConfig(login.config(new SdkHttp(http, refusals)))
            .build();
    this.login = login;
    this.http = http;
    this.refusals = refusals;
    this.currentUser = new CurrentUserAPI(api);
    this.users = new UsersV2API(api);
    this.servicePrincipals = new ServicePrincipalsV2API(api);
    this.apps = new AppsAPI(api);
    this.database = new DatabaseAPI(api);
    this.postgres = new PostgresAPI(api);
  }

  /**
   * A session that has not logged in yet: that is part of its first call.
   *
   * @throws WorkspaceFailure WORKSPACE_NOT_CONFIGURED
   */
  static Session open(
      WorkspaceAccount account,
      BoundedHttp http,
      Function<WorkspaceAccount, Remedies> remedies,
      CliConfig cli) {
    if (System.getenv("PATH") == null) {
      throw WorkspaceFailure.of(
          FailureCode.WORKSPACE_NOT_CONFIGURED,
          "The variable PATH is not set, and the Databricks SDK fails without it",
          "Set PATH, to anything");
    }
    Login login = Login.of(account, http.timeout(), cli);
    return new Session(login, http, new Refusals(login.host(), remedies.apply(login.account())));
  }

  CurrentUserAPI currentUser() {
    return currentUser;
  }

  UsersV2API users() {
    return users;
  }

  ServicePrincipalsV2API servicePrincipals() {
    return servicePrincipals;
  }

  AppsAPI apps() {
    return apps;
  }

  DatabaseAPI database() {
    return database;
  }

  PostgresAPI postgres() {
    return postgres;
  }

  /** The workspace's address. */
  String host() {
    return login.host();
  }

  /** A token that stands for the login; see {@link Workspace#bearer}. */
  AccessToken bearer() {
    return login.bearer(http, refusals.remedies());
  }

  /**
   * Makes a call.
   *
   * @param what the call in the words of the SDK, for a message
   * @throws WorkspaceFailure whatever goes wrong
   */
  <T> T call(String what, Supplier<T> call) {
    try {
      T answer = call.get();
      proven = true;
      return answer;
    } catch (RuntimeException e) {
      throw underneath(what, e);
    }
  }

  /** A success that lacks what it should have. */
  WorkspaceFailure unreadable(String what, String lack) {
    return refusals.unreadable("The workspace's answer to %s %s".formatted(what, lack));
  }

  /** Whether the failure may be the fault of a token that has been revoked since it was got. */
  boolean mayHaveWornOut(WorkspaceFailure failure) {
    boolean renewable = !(login.account() instanceof WorkspaceAccount.PersonalToken);
    return renewable && proven && isRefusedLogin(failure);
  }

  static boolean isRefusedLogin(WorkspaceFailure failure) {
    return failure.is(FailureCode.CLIENT_SECRET_REFUSED) || failure.is(FailureCode.TOKEN_REFUSED);
  }

  /**
   * The failure that the SDK has wrapped up. If there is none, the SDK has choked on the answer;
   * what it says then may repeat a token, so only the kind of trouble is passed on.
   */
  private WorkspaceFailure underneath(String what, RuntimeException thrown) {
    Throwable root = thrown;
    while (!(root instanceof WorkspaceFailure) && root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof WorkspaceFailure failure
        ? failure
        : unreadable(what, "can't be read (%s)".formatted(root.getClass().getSimpleName()));
  }
}
