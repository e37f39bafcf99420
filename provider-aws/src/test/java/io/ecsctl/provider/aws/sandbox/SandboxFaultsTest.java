package io.ecsctl.provider.aws.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.contract.Sdk;
import io.ecsctl.provider.aws.sandbox.state.Call;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxKilled;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Calls that go wrong on purpose. */
class SandboxFaultsTest {
  private static Sandbox with(Faults faults) {
    return Sandbox.open(SandboxOptions.forTests("eu-central-1").withFaults(faults));
  }

  private static void createLogGroup(Sandbox sandbox) {
    sandbox.logs().createLogGroup(r -> r.logGroupName("/a"));
  }

  private static int logGroups(Sandbox sandbox) {
    return sandbox.logs().describeLogGroups(r -> {}).logGroups().size();
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 400, ThrottlingException",
    "SERVER_ERROR, 500, InternalFailure",
    "ACCESS_DENIED, 403, AccessDenied",
  })
  void aRefusalHasNoEffect(Fault fault, int status, String code) {
    try (Sandbox sandbox = with(Faults.once(1, fault))) {
      AwsServiceException refusal =
          assertThrows(AwsServiceException.class, () -> createLogGroup(sandbox));
      assertEquals(status, refusal.statusCode());
      assertEquals(code, refusal.awsErrorDetails().errorCode());
      assertEquals(0, logGroups(sandbox));
    }
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT_BEFORE, 0", "TIMEOUT_AFTER, 1"})
  void anAnswerThatIsLostSaysNothingOfTheEffect(Fault fault, int made) {
    try (Sandbox sandbox = with(Faults.once(1, fault))) {
      assertThrows(ApiCallTimeoutException.class, () -> createLogGroup(sandbox));
      assertEquals(made, logGroups(sandbox));
    }
  }

  @ParameterizedTest
  @CsvSource({"KILL_BEFORE, 0", "KILL_AFTER, 1"})
  void aDeathIsNoFailureThatCanBeHandled(Fault fault, int made) {
    try (Sandbox sandbox = with(Faults.once(1, fault))) {
      assertThrows(SandboxKilled.class, () -> createLogGroup(sandbox));
      assertEquals(made, logGroups(sandbox));
    }
  }

  @Test
  void aFaultCanFollowAnOperation() {
    try (Sandbox sandbox =
        with(Faults.always("CloudWatchLogs.DescribeLogGroups", Fault.ACCESS_DENIED))) {
      createLogGroup(sandbox);
      assertThrows(AwsServiceException.class, () -> logGroups(sandbox));
      assertThrows(AwsServiceException.class, () -> logGroups(sandbox));
    }
  }

  @Test
  void chanceIsTheSameForTheSameSeed() {
    assertEquals(drawn(1), drawn(1));
    assertNotEquals(drawn(1), drawn(2));
    long throttled = drawn(1).stream().filter(fault -> fault == Fault.THROTTLED).count();
    assertTrue(throttled > 150 && throttled < 250, () -> throttled + " of 1000 at a rate of 0.2");
  }

  private static List<Fault> drawn(long seed) {
    Faults faults = Faults.random(seed, Map.of(Fault.THROTTLED, 0.2), Duration.ZERO);
    return LongStream.range(0, 1000)
        .mapToObj(number -> faults.at(new Call("Ecs", "ListTasks", false, number)))
        .toList();
  }

  @Test
  void tagsShowLateWhenTheyAreAskedFor() throws InterruptedException {
    try (Sandbox sandbox = with(Faults.random(1, Map.of(), Duration.ofSeconds(30)))) {
      sandbox.logs().createLogGroup(r -> r.logGroupName("/a").tags(Map.of("stack", "shop")));
      assertEquals(0, tagged(sandbox));
      sandbox.pacer().pause(Duration.ofSeconds(30));
      assertEquals(1, tagged(sandbox));
    }
  }

  private static int tagged(Sandbox sandbox) {
    return sandbox
        .tagging()
        .getResources(r -> r.tagFilters(Sdk.tagged("stack", "shop")))
        .resourceTagMappingList()
        .size();
  }
}
