package app.ontos.testruns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class BadgeTest {

  @ParameterizedTest
  @EnumSource(ContractColor.class)
  void holdsAnyNameAsText(ContractColor color) throws Exception {
    // Given
    String name = "\"><script>alert('x')</script>&\u0001\ud800 \ud83d\ude00";

    // When
    String badge = Badge.of(name, color);

    // Then
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(badge.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.getAttribute("aria-label"))
        .startsWith("\"><script>alert('x')</script>&?? \ud83d\ude00: ");
  }
}
