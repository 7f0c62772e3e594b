package app.ontos.workspace;

/** What a refusal means to those who made the call, and what they can do about it. */
interface Remedies {

  /**
   * The code of a login that was refused.
   *
   * @param words what the answer says about it, for people
   */
  FailureCode refusedLogin(String words);

  /** What to do about a call that ended with this code: a variable to set, a command to run. */
  String of(FailureCode code);
}
