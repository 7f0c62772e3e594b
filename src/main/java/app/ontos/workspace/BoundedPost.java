package app.ontos.workspace;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;

/**
 * Posts JSON to addresses that people have registered.
 *
 * <p>A call ends within the timeout, is made once, leads only where the check lets it, and no
 * further by a redirect. Of the answer only its status is told. Safe for use by several threads.
 */
public final class BoundedPost {
  private final BoundedHttp http;

  /**
   * Makes no call yet.
   *
   * @param timeout the longest that a call may take
   * @param check judges where it leads
   */
  public BoundedPost(Duration timeout, AddressCheck check) {
    http = new BoundedHttp(timeout, check);
  }

  /**
   * Posts it.
   *
   * @return the status of the answer
   * @throws IOException if there is no answer; the message says why, for people, and does not tell
   *     the address behind the host's name
   */
  public int send(URI url, Map<String, String> headers, String json) throws IOException {
    RequestBuilder request =
        RequestBuilder.post(url).setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    headers.forEach(request::addHeader);
    return http.send(request.build()).status();
  }
}
