package app.ontos.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was sent, what came back, and what was wrong with it. */
final class Tally {
  private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
  private final Map<String, List<String>> findings = new LinkedHashMap<>();
  private final Set<String> reached = new TreeSet<>();
  private int sent;
  private int failed;
  private long longest;

  synchronized void add(Operation operation, Answer answer) {
    sent++;
    longest = Math.max(longest, answer.millis());
    statuses
        .computeIfAbsent(operation.id(), id -> new TreeMap<>())
        .merge(answer.status(), 1, Integer::sum);
    if (answer.isSuccess()) {
      reached.add(operation.id());
    }
  }

  /** Keeps the first commands of each fault. */
  synchronized void fault(String fault, String command) {
    failed++;
    List<String> commands = findings.computeIfAbsent(fault, f -> new ArrayList<>());
    if (commands.size() < 3) {
      commands.add(command);
    }
  }

  synchronized int sent() {
    return sent;
  }

  /** The operations that were never answered with a success. */
  synchronized List<String> unreached(List<Operation> operations) {
    return operations.stream().map(Operation::id).filter(id -> !reached.contains(id)).toList();
  }

  /** Every kind of fault, with commands that repeat it. */
  synchronized String findings() {
    StringBuilder text = new StringBuilder();
    findings.forEach(
        (fault, commands) ->
            text.append(fault)
                .append("\n    ")
                .append(String.join("\n    ", commands))
                .append('\n'));
    return text.toString();
  }

  synchronized String table() {
    StringBuilder text = new StringBuilder("sent %d, longest %d ms\n".formatted(sent, longest));
    statuses.forEach((id, counts) -> text.append("%-28s %s%n".formatted(id, counts)));
    return text.toString();
  }

  /** One line for the report on reliability. */
  synchronized void write(Path file, String command) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        """
        {"source": "HostileClientsTest", "fault": "clients: requests spoilt in every way that we know", \
        "sent": %d, "failed": %d, "longestMillis": %d, \
        "note": "Failed are answers that break a promise. Again with `%s`"}
        """
            .formatted(sent, failed, longest, command));
  }
}
