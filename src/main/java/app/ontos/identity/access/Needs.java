package app.ontos.identity.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller must have for an operation. It is checked before the operation's method is called
 * and its body is read.
 *
 * <p>Every method that serves HTTP carries this or {@link AnyCaller}; one without either is refused
 * to everybody.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  /** The part of the service. */
  Feature feature();

  /** The least access to it. */
  AccessLevel level();
}
