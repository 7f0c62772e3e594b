package app.ontos.workspace;

import com.databricks.sdk.service.database.DatabaseInstance;
import com.databricks.sdk.service.database.FindDatabaseInstanceByUidRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks up instances of Lakebase Provisioned. */
record Instances(Session session) {
  private static final Pattern HOST =
      Pattern.compile(
          "instance-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.database\\..*",
          Pattern.CASE_INSENSITIVE);
  private static final String GET = "database().getDatabaseInstance()";
  private static final String BY_UID = "database().findDatabaseInstanceByUid()";

  /** The uid in an instance's host name; empty if it is another's. */
  static Optional<String> uidIn(String host) {
    Matcher matcher = HOST.matcher(host);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The answer may come without the name, which is known anyway. */
  Found named(String name) {
    String checked = Settings.plainName("LAKEBASE_INSTANCE_NAME", name);
    DatabaseInstance instance =
        session.call(GET, () -> session.database().getDatabaseInstance(checked));
    return found(instance, Settings.given(Optional.ofNullable(instance.getName())).orElse(name));
  }

  Found byUid(String uid) {
    FindDatabaseInstanceByUidRequest request = new FindDatabaseInstanceByUidRequest().setUid(uid);
    DatabaseInstance instance =
        session.call(BY_UID, () -> session.database().findDatabaseInstanceByUid(request));
    return found(
        instance,
        Settings.given(Optional.ofNullable(instance.getName()))
            .orElseThrow(
                () ->
                    WorkspaceFailure.of(
                        FailureCode.LAKEBASE_NOT_FOUND,
                        "The workspace does not tell the name of the instance " + uid,
                        "Set LAKEBASE_INSTANCE_NAME; `databricks database"
                            + " list-database-instances` shows the names")));
  }

  private static Found found(DatabaseInstance instance, String name) {
    return Found.of(
        new Lakebase.Provisioned(
            name, Settings.given(Optional.ofNullable(instance.getReadWriteDns())).orElse("")),
        Boolean.TRUE.equals(instance.getEffectiveStopped()),
        String.valueOf(instance.getState()),
        "databricks database update-database-instance %s stopped --stopped=false".formatted(name));
  }
}
