package app.ontos.workspace;

import java.util.Set;

/**
 * Who somebody is in the workspace's directory.
 *
 * @param name a person's user name, which is an e-mail, or a service principal's application id
 * @param groups the names of the groups, of those within groups too; at most {@value #MOST}
 */
public record DirectoryEntry(String name, Set<String> groups) {
  static final int MOST = 1000;

  public DirectoryEntry {
    groups = Set.copyOf(groups);
  }
}
