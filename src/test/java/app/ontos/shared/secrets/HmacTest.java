package app.ontos.shared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HmacTest {

  @Test
  void signsAsTheStandardsExampleDoes() {
    // Given
    Secret key = new Secret("Jefe");

    // When
    String signature = Hmac.sign(key, "what do ya want for nothing?");

    // Then
    assertThat(signature) // RFC 4231, test case 2
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }
}
