package app.ontos.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who runs PostgreSQL, which refuses to be run by root.
 *
 * <p>An ordinary user runs it as himself. Root runs it in a user namespace of its own ({@code
 * unshare -U}), where the process counts as nobody and yet owns root's files; where the machine
 * does not allow that, as in many containers, as the user nobody, to whom the server's folder is
 * given.
 */
enum ServerAccount {
  MYSELF {
    @Override
    List<String> prefix() {
      return List.of();
    }
  },
  NAMESPACE {
    @Override
    List<String> prefix() {
      return List.of("unshare", "-U");
    }
  },
  NOBODY {
    @Override
    List<String> prefix() {
      return List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
    }

    @Override
    void own(Path folder) throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.toList()) {
          Files.setAttribute(path, "unix:uid", NOBODY_ID);
          Files.setAttribute(path, "unix:gid", NOBODY_ID);
        }
      }
    }
  };

  private static final int NOBODY_ID = 65534;

  /** The one that works on this machine. */
  static ServerAccount detect() {
    if (!isRoot()) {
      return MYSELF;
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(ServerAccount::works)
        .findFirst()
        .orElseThrow(
            () ->
                new EmbeddedPostgresFailed(
                    "PostgreSQL refuses to be run by root, and neither unshare nor setpriv is "
                        + "allowed here: run this as another user, or set POSTGRES_HOST"));
  }

  /** What the command line of one of PostgreSQL's programs begins with. */
  abstract List<String> prefix();

  /** Makes the folder and all in it the property of the account. */
  void own(Path folder) throws IOException {}

  private boolean works() {
    List<String> command = new ArrayList<>(prefix());
    command.add("true");
    File nowhere = new File("/dev/null");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(nowhere).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRoot() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return !windows && new UnixSystem().getUid() == 0;
  }
}
