package app.ontos.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A method and a path, and who answers there. The groups of the pattern are handed to it. */
record ApiRoute(String method, Pattern path, boolean needsToken, Handler handler) {

  /**
   * Answers a call.
   *
   * @see ApiRefusal
   */
  @FunctionalInterface
  interface Handler {
    ApiAnswer handle(Call call);
  }

  /** A request that has found its route; the caller is empty where no token is needed. */
  record Call(ApiRequest request, List<String> parts, Optional<IssuedTokens.Caller> caller) {
    IssuedTokens.Caller knownCaller() {
      return caller.orElseThrow(() -> new IllegalStateException("the route needs no token"));
    }
  }

  static ApiRoute open(String method, String path, Handler handler) {
    return new ApiRoute(method, Pattern.compile(path), false, handler);
  }

  static ApiRoute withToken(String method, String path, Handler handler) {
    return new ApiRoute(method, Pattern.compile(path), true, handler);
  }

  /** The groups of the path when it is this route's. */
  Optional<List<String>> match(ApiRequest request) {
    Matcher matcher = path.matcher(request.path());
    if (!method.equals(request.method()) || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList());
  }
}
