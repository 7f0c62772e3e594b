package app.ontos.demo;

import java.util.List;

/**
 * How the demo data stand.
 *
 * @param records how many records came with them
 * @param left what could not be added, and why
 */
public record Demo(long records, List<String> left) {
  public Demo {
    left = List.copyOf(left);
  }
}
