package app.ontos.workspace;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Makes HTTP calls that end.
 *
 * <p>Guarantees: a call ends within the timeout, name resolution and body included, whatever the
 * other side does. It is made once. It leads only to addresses that the check lets pass. Redirects
 * are not followed: there is a secret in the request. An answer is read up to a mebibyte. Nothing
 * is kept between calls, neither connection nor cookie. Safe for use by several threads.
 */
final class BoundedHttp {
  private static final int MOST_AT_ONCE = 64;

  /** One set for all. A resolver that hangs may hold a thread for longer than a call lasts. */
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "workspace-call");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration timeout;
  private final CloseableHttpClient client;

  BoundedHttp(Duration timeout, AddressCheck check) {
    this.timeout = timeout;
    this.client = CheckedConnections.client(check, timeout, MOST_AT_ONCE);
  }

  Duration timeout() {
    return timeout;
  }

  /**
   * Makes a call.
   *
   * @throws NoAnswer if there is none, or one too long
   */
  Answer send(HttpUriRequest request) throws NoAnswer {
    Future<Answer> answer = start(request);
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw NoAnswer.because(e.getCause() == null ? e : e.getCause(), timeout);
    } catch (TimeoutException e) {
      throw NoAnswer.because(e, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NoAnswer.because(e, timeout);
    } finally {
      answer.cancel(true);
      request.abort(); // which closes the socket that the thread may be waiting at
    }
  }

  private Future<Answer> start(HttpUriRequest request) throws NoAnswer {
    try {
      return THREADS.submit(() -> exchange(request));
    } catch (RejectedExecutionException e) {
      throw NoAnswer.because(e, timeout);
    }
  }

  /** Closes the connection without reading on: the rest may be endless. */
  private Answer exchange(HttpUriRequest request) throws IOException {
    try (CloseableHttpResponse response = client.execute(request)) {
      return Answer.read(response);
    }
  }
}
