package app.ontos.token;

import static app.ontos.token.FakeTokenSource.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.token.TokenCell.Lapse;
import app.ontos.token.TokenCell.Look;
import app.ontos.token.TokenFailure.Unavailable;
import app.ontos.token.TokenSnapshot.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The transitions that need an attempt to be given up, at chosen moments. */
class TokenCellTest {

  private final TokenCell cell = new TokenCell(Rig.SETTINGS, () -> 0);

  @Test
  void givesUpAnAttemptThatHasNotAnsweredInTime() {
    // Given
    Attempt attempt = beginAt(0);

    // When
    Look look = cell.look(seconds(30));

    // Then
    assertThat(look.givenUp().map(Lapse::attempt)).contains(attempt);
    assertThat(look.givenUp().map(Lapse::retryIn)).contains(Duration.ofSeconds(1));
    assertThat(look.begun()).isEmpty();
    assertThat(look.state().phase()).isEqualTo(Phase.FAILING);
  }

  @Test
  void doesNotGiveUpAnAttemptBeforeItsTime() {
    // Given
    Attempt attempt = beginAt(0);

    // When
    Look look = cell.look(seconds(30) - 1);

    // Then
    assertThat(look.givenUp()).isEmpty();
    assertThat(look.state().attempt()).contains(attempt);
  }

  @Test
  void beginsAnotherAttemptAfterTheBackOffThatFollows() {
    // Given
    beginAt(0);
    cell.look(seconds(30));

    // When
    Look look = cell.look(seconds(31));

    // Then
    assertThat(look.begun().map(Attempt::sequence)).contains(2L);
  }

  @Test
  void takesALateAnswerDuringTheBackOff() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));

    // When
    Verdict verdict = cell.accept(late, token(1), seconds(30));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(cell.state().phase()).isEqualTo(Phase.FRESH);
    assertThat(cell.show(seconds(30)).token().map(TokenSnapshot.InHand::age))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void givesALateAnswerToThoseWhoWaitForTheNextAttempt() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));
    Attempt next = beginAt(31);

    // When
    Verdict verdict = cell.accept(late, token(1), seconds(32));

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Accepted.class,
            accepted -> assertThat(accepted.answered()).containsExactly(late, next));
  }

  @Test
  void takesTheAnswerOfTheNextAttemptInPlaceOfALateOne() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));
    Attempt next = beginAt(31);
    cell.accept(late, token(1), seconds(32));

    // When
    Verdict verdict = cell.accept(next, token(2), seconds(33));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(cell.state().held().map(HeldToken::token)).contains(token(2));
  }

  @Test
  void ignoresALateAnswerWhenALaterAttemptHasBeenAnswered() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));
    cell.accept(beginAt(31), token(2), seconds(32));

    // When
    Verdict verdict = cell.accept(late, token(1), seconds(33));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Outdated.class);
    assertThat(cell.state().held().map(HeldToken::token)).contains(token(2));
  }

  @Test
  void ignoresALateAnswerEvenIfTheLaterTokenWasDropped() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));
    cell.accept(beginAt(31), token(2), seconds(32));
    cell.drop(token(2), seconds(33));

    // When
    Verdict verdict = cell.accept(late, token(1), seconds(34));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Outdated.class);
  }

  @Test
  void ignoresALateAnswerThatIsOverByNow() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));

    // When
    Verdict verdict = cell.accept(late, token(1, Duration.ofSeconds(30)), seconds(30));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Expired.class);
    assertThat(cell.state().phase()).isEqualTo(Phase.FAILING);
  }

  @Test
  void ignoresTheLateFailureOfAnAttemptGivenUp() {
    // Given
    Attempt late = beginAt(0);
    cell.look(seconds(30));

    // When
    Optional<Lapse> lapse = cell.fail(late, new Unavailable("Connection reset"), seconds(31));

    // Then
    assertThat(lapse).isEmpty();
    assertThat(cell.show(seconds(31)).failed()).isEqualTo(1);
  }

  @Test
  void keepsTheTokenInHandWhenItsRefreshIsGivenUp() {
    // Given
    cell.accept(beginAt(0), token(1), 0);
    beginAt(3000);

    // When
    Look look = cell.look(seconds(3030));

    // Then
    assertThat(look.givenUp()).isPresent();
    assertThat(look.state().held().map(HeldToken::token)).contains(token(1));
  }

  @Test
  void takesNoAnswerOnceItIsClosed() {
    // Given
    Attempt attempt = beginAt(0);
    cell.close();

    // When
    Verdict verdict = cell.accept(attempt, token(1), seconds(1));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Outdated.class);
    assertThat(cell.state().held()).isEmpty();
  }

  private Attempt beginAt(long second) {
    return cell.look(seconds(second)).begun().orElseThrow();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
