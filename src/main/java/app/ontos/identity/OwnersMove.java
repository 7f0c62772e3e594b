package app.ontos.identity;

import app.ontos.shared.lifecycle.LifecycleState;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Every move is the owner's: what holds where no roles say otherwise. */
@DefaultBean
@ApplicationScoped
class OwnersMove implements TransitionRights {

  @Override
  public boolean mayMove(Caller caller, boolean owner, LifecycleState from, LifecycleState to) {
    return owner;
  }
}
