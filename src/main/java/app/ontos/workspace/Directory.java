package app.ontos.workspace;

import com.databricks.sdk.service.iam.ComplexValue;
import com.databricks.sdk.service.iam.ListServicePrincipalsRequest;
import com.databricks.sdk.service.iam.ListUsersRequest;
import com.databricks.sdk.service.iam.MeRequest;
import com.databricks.sdk.service.iam.ServicePrincipal;
import com.databricks.sdk.service.iam.User;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks people, service principals and their groups up in the workspace (SCIM). One call each. */
record Directory(Session session) {
  private static final Pattern APPLICATION_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A name that could not end the quotation that it is put into. */
  private static final Pattern QUOTABLE = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,320}");

  /** Whoever is logged in. */
  DirectoryEntry me() {
    User user = session.call("currentUser().me()", () -> session.currentUser().me(new MeRequest()));
    String name = user.getUserName();
    if (name == null || name.isBlank()) {
      throw session.unreadable("currentUser().me()", "has no userName");
    }
    return new DirectoryEntry(name, names(user.getGroups()));
  }

  /** Who has a name, if anybody. */
  Optional<DirectoryEntry> find(String name) {
    if (!QUOTABLE.matcher(name).matches()) {
      return Optional.empty();
    }
    return APPLICATION_ID.matcher(name).matches() ? servicePrincipal(name) : person(name);
  }

  private Optional<DirectoryEntry> person(String name) {
    ListUsersRequest request =
        new ListUsersRequest()
            .setFilter("userName eq \"%s\"".formatted(name))
            .setAttributes("userName,groups")
            .setCount(1L);
    return first(
            session
                .call("users().list()", () -> session.users().impl().list(request))
                .getResources())
        .filter(user -> name.equalsIgnoreCase(user.getUserName()))
        .map((User user) -> new DirectoryEntry(name, names(user.getGroups())));
  }

  private Optional<DirectoryEntry> servicePrincipal(String id) {
    ListServicePrincipalsRequest request =
        new ListServicePrincipalsRequest()
            .setFilter("applicationId eq \"%s\"".formatted(id))
            .setAttributes("applicationId,groups")
            .setCount(1L);
    return first(
            session
                .call(
                    "servicePrincipals().list()",
                    () -> session.servicePrincipals().impl().list(request))
                .getResources())
        .filter(found -> id.equalsIgnoreCase(found.getApplicationId()))
        .map((ServicePrincipal found) -> new DirectoryEntry(id, names(found.getGroups())));
  }

  private static <T> Optional<T> first(@Nullable Collection<T> found) {
    return Optional.ofNullable(found).flatMap(all -> all.stream().findFirst());
  }

  private static Set<String> names(@Nullable Collection<ComplexValue> groups) {
    return Optional.ofNullable(groups).stream()
        .flatMap(Collection::stream)
        .flatMap(group -> Stream.ofNullable(group.getDisplay()))
        .filter(name -> !name.isBlank())
        .limit(DirectoryEntry.MOST)
        .collect(Collectors.toUnmodifiableSet());
  }
}
