package app.ontos.browser;

import app.ontos.testing.PostgresForTests;
import app.ontos.testing.UntilReady;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of pages in a real Chromium, whose parameter is a {@link com.microsoft.playwright.Page}.
 * It fails, too, if a page asks another host for anything, or the browser has something to complain
 * of.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTest
@WithTestResource(value = PostgresForTests.class)
@ExtendWith({UntilReady.class, Chromium.class})
@interface BrowserTest {}
