package app.ontos.connections.tls;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** All that the driver logs at its most talkative, with what it logs along. */
final class DriverLog extends Handler implements AutoCloseable {
  private final Logger driver = Logger.getLogger("org.postgresql");
  private final @Nullable Level before = driver.getLevel();
  private final boolean passedOn = driver.getUseParentHandlers();
  private final StringWriter text = new StringWriter();

  DriverLog() {
    setFormatter(new SimpleFormatter());
    setLevel(Level.ALL);
    driver.setLevel(Level.ALL);
    driver.setUseParentHandlers(false);
    driver.addHandler(this);
  }

  String text() {
    return text.toString();
  }

  @Override
  public synchronized void publish(LogRecord line) {
    PrintWriter writer = new PrintWriter(text);
    writer.println(getFormatter().format(line));
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(writer);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    driver.removeHandler(this);
    driver.setLevel(before);
    driver.setUseParentHandlers(passedOn);
  }
}
