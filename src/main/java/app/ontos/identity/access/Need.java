package app.ontos.identity.access;

import java.lang.reflect.Method;
import java.util.Optional;

/** What an operation asks of its caller, as {@link Needs} and {@link AnyCaller} declare it. */
public sealed interface Need {

  /** Being known is enough. */
  record Known() implements Need {
    @Override
    public String text() {
      return "any-caller";
    }

    @Override
    public boolean isMetBy(Access access) {
      return true;
    }
  }

  /** A level of access to a feature. */
  record Level(Feature feature, AccessLevel level) implements Need {
    @Override
    public String text() {
      return feature.id() + ":" + level.text();
    }

    @Override
    public boolean isMetBy(Access access) {
      return access.includes(feature, level);
    }
  }

  /** As the OpenAPI document has it: {@code data-domains:write}, or {@code any-caller}. */
  String text();

  /** Whether a caller with this access may go on. */
  boolean isMetBy(Access access);

  /** What a method declares; empty if it declares nothing, and then nobody may call it. */
  static Optional<Need> of(Method method) {
    Needs needs = method.getAnnotation(Needs.class);
    if (needs != null) {
      return Optional.of(new Level(needs.feature(), needs.level()));
    }
    return method.isAnnotationPresent(AnyCaller.class)
        ? Optional.of(new Known())
        : Optional.empty();
  }
}
