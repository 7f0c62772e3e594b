package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may see the tests of a contract, and who may have it tested. */
@ApplicationScoped
public class ContractAccess {
  private static final String WHAT = "data contract";

  private final ContractStore store;

  ContractAccess(ContractStore store) {
    this.store = store;
  }

  /**
   * Checks that the caller sees the contract.
   *
   * @throws ProblemException 404
   */
  public void checkVisible(UUID contract, Caller caller) {
    ContractHead unused = visible(contract, caller);
  }

  /**
   * The contract, as far as the caller sees it.
   *
   * @throws ProblemException 404
   */
  public ContractHead visible(UUID contract, Caller caller) {
    return store.find(contract, caller).orElseThrow(ContractAccess::missing);
  }

  /** Whether the caller may have a contract tested that is seen. */
  public boolean mayTest(ContractHead contract, Caller caller) {
    return mayWrite(contract, caller) && caller.may(Feature.CONNECTIONS, AccessLevel.READ);
  }

  /**
   * Checks that the caller may have the contract tested: who may write contracts, or this one, and
   * may read connections.
   *
   * @throws ProblemException 404 where the contract can't be seen, 403
   */
  public void checkTestable(UUID contract, Caller caller) {
    ContractHead unused = testable(contract, caller);
  }

  /**
   * The contract, which the caller may have tested.
   *
   * @throws ProblemException 404 where the contract can't be seen, 403
   */
  public ContractHead testable(UUID contract, Caller caller) {
    ContractHead found = visible(contract, caller);
    if (!mayWrite(found, caller)) {
      throw ProblemType.FORBIDDEN.because(
          "Without data-contracts:write the contract must belong to a team in which your role"
              + " gives it");
    }
    if (!caller.may(Feature.CONNECTIONS, AccessLevel.READ)) {
      throw ProblemType.FORBIDDEN.because("To test a contract, connections:read is needed, too");
    }
    return found;
  }

  private static boolean mayWrite(ContractHead contract, Caller caller) {
    return contract.owned() || caller.may(Feature.DATA_CONTRACTS, AccessLevel.WRITE);
  }

  /** There is none that the caller sees. */
  public static ProblemException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + WHAT);
  }
}
