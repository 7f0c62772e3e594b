package app.ontos.web;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where pages find their style sheets and scripts. The address says what is in the file, so that
 * browsers may keep it as long as they like.
 */
@TemplateExtension(namespace = "asset")
final class Assets {
  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  private Assets() {}

  /** The address of a file; a template that names one that isn't there can't be shown. */
  static String of(String file) {
    return ADDRESSES.computeIfAbsent(file, Assets::address);
  }

  private static String address(String file) {
    String path = "META-INF/resources/assets/" + file;
    try (InputStream content =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      if (content == null) {
        throw new IllegalArgumentException("There is no asset " + file);
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return "/assets/%s?v=%s".formatted(file, HexFormat.of().formatHex(digest, 0, 8));
    } catch (IOException e) {
      throw new UncheckedIOException("The asset %s can't be read".formatted(file), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
