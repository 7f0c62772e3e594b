package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what a caller may do.
 *
 * <p>It is remembered for {@value #SECONDS} seconds, so that a request pays no statement for it:
 * for so long a change that another instance wrote may go unseen. Who is named in {@code
 * ONTOS_ADMINS} may do everything, whatever the database says and whether or not it is there.
 */
@ApplicationScoped
public class Permissions {
  private static final int SECONDS = 30;
  private static final int CALLERS = 10_000;

  private final StandingStore store;
  private final GroupSource groups;
  private final Set<String> admins;
  private final Cache<Who, Standing> known =
      Caffeine.newBuilder()
          .maximumSize(CALLERS)
          .expireAfterWrite(Duration.ofSeconds(SECONDS))
          .build();

  /** Counts the changes, so that what was being read during one is not taken for news. */
  private final AtomicLong changes = new AtomicLong();

  private record Who(String principal, Set<String> groups, long change) {}

  Permissions(StandingStore store, GroupSource groups, IdentitySettings settings) {
    this.store = store;
    this.groups = groups;
    this.admins = folded(settings.admins().stream().flatMap(Set::stream));
  }

  /** What a caller has been given. */
  Standing of(Caller caller) {
    String principal = fold(caller.principal());
    if (caller.admin() || admins.contains(principal)) {
      return Standing.ADMIN;
    }
    return known.get(new Who(principal, groupsOf(caller), changes.get()), this::find);
  }

  /** The same caller, of whom is known what has been given. */
  public Caller known(Caller caller) {
    return caller.with(of(caller));
  }

  private Standing find(Who who) {
    Set<String> memberships = folded(who.groups().stream());
    return memberships.stream().anyMatch(admins::contains)
        ? Standing.ADMIN
        : store.of(who.principal(), memberships);
  }

  /** The groups of a caller, by the names that they have in the workspace. */
  Set<String> groupsOf(Caller caller) {
    return groups.groupsOf(caller);
  }

  /**
   * Checks that a caller may give somebody a role in a team. A role that lets its members write the
   * team's records is given by those alone who may write all such records.
   *
   * @throws app.ontos.shared.problem.ProblemException 403
   */
  public void checkTeamRole(Caller caller, String role) {
    if (caller.admin()) {
      return;
    }
    Access given = store.named(role);
    for (Feature feature : Feature.values()) {
      if (feature.isOfTeams()
          && given.includes(feature, AccessLevel.WRITE)
          && !caller.may(feature, AccessLevel.WRITE)) {
        throw ProblemType.FORBIDDEN.because(
            "The role %s gives more access to %s than you have".formatted(role, feature.id()));
      }
    }
  }

  /** Forgets what is known: roles, assignments or members of teams have changed. */
  public void forget() {
    changes.incrementAndGet();
    known.invalidateAll();
  }

  private static Set<String> folded(Stream<String> names) {
    return names.map(Permissions::fold).filter(n -> !n.isEmpty()).collect(Collectors.toSet());
  }

  private static String fold(String name) {
    return NameKey.of(name.strip());
  }
}
