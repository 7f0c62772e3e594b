package app.ontos.shared.db;

import java.text.Normalizer;
import java.util.Locale;

/** A name folded so that names which people would call the same are equal. */
public final class NameKey {
  private NameKey() {}

  /** Compatibility forms, case and runs of white space are folded. */
  public static String of(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
