package io.ecsctl.provider.aws.kind;

import static io.ecsctl.provider.aws.kind.Build.block;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Deployments that go well and that do not; what becomes of a task is in the sandbox's image tags.
 */
class RolloutTest {
  private AwsProvider provider = provider(Faults.NONE);
  private Website site = new Website(provider);
  private final List<String> events = new ArrayList<>();

  private final Progress progress =
      new Progress() {
        @Override
        public void status(String text) {}

        @Override
        public void event(String text) {
          events.add(text);
        }
      };

  private static AwsProvider provider(Faults faults) {
    return new AwsProvider(
        Sandbox.open(SandboxOptions.forTests("eu-central-1").withFaults(faults)),
        SchemaReader.bundled());
  }

  @BeforeEach
  void create() throws InterruptedException {
    site.create();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aRolloutIsWatchedToItsEnd() throws InterruptedException {
    var ready = provider.awaitReady(Website.SCOPE, deploy("nginx:2"), progress);
    assertEquals(site.id("task_definition.web"), ready.text("task_definition"));
    assertTrue(events.stream().anyMatch(e -> e.contains("has started")), events::toString);
    assertEquals(
        1, events.stream().filter(e -> e.startsWith("waits at most ")).count(), events::toString);
  }

  @Test
  void aRollbackIsNoSuccessThoughTheServiceIsStable() throws InterruptedException {
    ProviderException failure = fails("nginx:crash");
    assertEquals(ProviderException.ROLLED_BACK, failure.code());
    assertTrue(failure.explanation().contains("container app exited with 1"), failure::explanation);
    assertTrue(events.stream().anyMatch(e -> e.startsWith("rolling back")), events::toString);
    assertTrue(
        events.getLast().matches("task [0-9a-f]{8}, container app: fatal: this image crashes.*"),
        events::toString);
  }

  @Test
  void whoMayNotReadLogsIsToldWhatToAllow() throws InterruptedException {
    provider.close();
    provider = provider(Faults.always("CloudWatchLogs.GetLogEvents", Fault.ACCESS_DENIED));
    site = new Website(provider);
    site.create();
    assertEquals(ProviderException.ROLLED_BACK, fails("nginx:crash").code());
    assertEquals(
        "to see here what the tasks logged last, allow logs:GetLogEvents", events.getLast());
  }

  @Test
  void whereNothingWasLoggedNothingIsSaidOfIt() throws InterruptedException {
    fails("nginx:missing");
    assertTrue(events.stream().noneMatch(e -> e.contains("log")), events::toString);
  }

  @Test
  void anImageThatIsNotThereIsNamed() throws InterruptedException {
    assertTrue(fails("nginx:missing").explanation().contains("CannotPullContainerError"));
  }

  @Test
  void tasksThatTheLoadBalancerFindsUnhealthyFailTheRollout() throws InterruptedException {
    assertEquals(ProviderException.ROLLED_BACK, fails("nginx:unhealthy").code());
  }

  @Test
  void withoutACircuitBreakerTheSameFailureOverAndOverEndsTheWait() throws InterruptedException {
    site.change("service.web", "deployment_circuit_breaker", Value.NULL);
    ProviderException failure = fails("nginx:crash");
    assertEquals(ProviderException.DEPLOYMENT_FAILED, failure.code());
    assertTrue(
        failure.explanation().contains("× container app exited with 1"), failure::explanation);
  }

  private ProviderException fails(String image) throws InterruptedException {
    var deployed = deploy(image);
    return assertThrows(
        ProviderException.class, () -> provider.awaitReady(Website.SCOPE, deployed, progress));
  }

  private LiveResource deploy(String image) throws InterruptedException {
    site.make("task_definition.web", site.taskDefinition(image));
    return site.update("service.web", block("task_definition", site.id("task_definition.web")));
  }
}
