package app.ontos.local;

/** Ends the handling of a request with this answer. */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiAnswer answer;

  private ApiRefusal(ApiAnswer answer, String message) {
    super(message, null, false, false);
    this.answer = answer;
  }

  static ApiRefusal of(int status, String code, String message) {
    return new ApiRefusal(ApiAnswer.error(status, code, message), message);
  }

  static ApiRefusal oauth(int status, String error, String description) {
    return new ApiRefusal(ApiAnswer.oauthError(status, error, description), description);
  }

  ApiAnswer answer() {
    return answer;
  }
}
