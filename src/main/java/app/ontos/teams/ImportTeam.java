package app.ontos.teams;

import app.ontos.audit.Author;
import app.ontos.shared.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Adds a team that comes from elsewhere with its members, by the rules for what clients send. */
@ApplicationScoped
public class ImportTeam {
  private final TeamStore teams;
  private final MemberStore members;

  ImportTeam(TeamStore teams, MemberStore members) {
    this.teams = teams;
    this.members = members;
  }

  /**
   * Adds it; the caller's transaction is what makes it whole.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name is
   *     taken
   */
  public void create(JsonBody body, List<JsonBody> memberBodies, Author author) {
    NewTeam team = NewTeam.from(body);
    List<NewMember> joining = memberBodies.stream().map(NewMember::from).toList();
    Team made = teams.create(team, author, Optional.empty());
    joining.forEach(member -> members.create(made.id(), member, author, Optional.empty()));
  }
}
