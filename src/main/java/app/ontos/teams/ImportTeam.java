package app.ontos.teams;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.Permissions;
import app.ontos.shared.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Adds a team that comes from elsewhere with its members, by the rules for what clients send. */
@ApplicationScoped
public class ImportTeam {
  private final TeamStore teams;
  private final MemberStore members;
  private final Permissions permissions;

  ImportTeam(TeamStore teams, MemberStore members, Permissions permissions) {
    this.teams = teams;
    this.members = members;
    this.permissions = permissions;
  }

  /**
   * Adds it; the caller's transaction is what makes it whole.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name is
   *     taken, 403 if a member's role gives more than the caller may give
   */
  public void create(JsonBody body, List<JsonBody> memberBodies, Caller caller, Author author) {
    NewTeam team = NewTeam.from(body);
    List<NewMember> joining = memberBodies.stream().map(NewMember::from).toList();
    joining.forEach(member -> permissions.checkTeamRole(caller, member.role()));
    Team made = teams.create(team, author, Optional.empty());
    joining.forEach(member -> members.create(made.id(), member, author, Optional.empty()));
    permissions.forget();
  }
}
