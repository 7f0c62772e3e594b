package app.ontos.web;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.Permissions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes the frames of pages. */
@ApplicationScoped
public class Views {
  private final Permissions permissions;

  Views(Permissions permissions) {
    this.permissions = permissions;
  }

  /** The frame of the page that answers this request, whose caller has been admitted. */
  public View of(RoutingContext exchange) {
    return new View(
        Optional.of(permissions.known(CallerFilter.caller(exchange))), exchange.normalizedPath());
  }

  /** A frame that leads nowhere, for pages that can't ask who calls. */
  public static View bare(RoutingContext exchange) {
    return new View(Optional.empty(), exchange.normalizedPath());
  }
}
