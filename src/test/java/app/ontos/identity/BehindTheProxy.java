package app.ontos.identity;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Callers are known by headers and groups by the workspace, as they are in a Databricks App. */
public final class BehindTheProxy implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("ontos.identity.env", "PROD", "ontos.identity.trust-forwarded-headers", "true");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(EmulatedWorkspace.class));
  }
}
