package app.ontos.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link TokenListener} that remembers what it heard. */
final class RecordingListener implements TokenListener {

  record Minted(AccessToken token, Duration took) {}

  record Failed(TokenFailure failure, Duration took, Duration retryIn) {}

  final List<Minted> minted = new CopyOnWriteArrayList<>();
  final List<Failed> failed = new CopyOnWriteArrayList<>();
  final List<String> dropped = new CopyOnWriteArrayList<>();

  @Override
  public void minted(AccessToken token, Duration took) {
    minted.add(new Minted(token, took));
  }

  @Override
  public void failed(TokenFailure failure, Duration took, Duration retryIn) {
    failed.add(new Failed(failure, took, retryIn));
  }

  @Override
  public void dropped(String reason) {
    dropped.add(reason);
  }
}
