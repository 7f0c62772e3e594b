package app.ontos.shared.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which methods a path takes, for the {@code Allow} header that a 405 must carry (RFC 9110, section
 * 15.5.6) and that the framework leaves out. Read once from the resources' own annotations.
 */
@ApplicationScoped
public class AllowedMethods {
  private final List<Route> routes;

  AllowedMethods(BeanManager beans) {
    routes =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(bean -> bean.getBeanClass())
            .distinct()
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(type -> routes(type).stream())
            .toList();
  }

  /** The value of {@code Allow} for a path. */
  public String at(String path) {
    Set<String> methods =
        routes.stream()
            .filter(route -> route.path().matcher(path).matches())
            .map(Route::method)
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }

  private static List<Route> routes(Class<?> type) {
    String base = type.getAnnotation(Path.class).value();
    List<Route> routes = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      Path path = method.getAnnotation(Path.class);
      Pattern pattern = pattern(path == null ? base : base + "/" + path.value());
      httpMethod(method).ifPresent(name -> routes.add(new Route(pattern, name)));
    }
    return routes;
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .flatMap(found -> Optional.ofNullable(found).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  /** Templates such as {@code {id}} take one segment. */
  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("/+", "/").replaceAll("\\{[^}]+}", "[^/]+") + "/?");
  }

  private record Route(Pattern path, String method) {}
}
