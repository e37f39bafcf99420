package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.provider.aws.client.AwsClients;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the subjects of the suite share. */
interface Contract {
  /**
   * Longer than anything takes in the sandbox, in its time; a real backend that is slower fails.
   */
  Duration PATIENCE = Duration.ofMinutes(10);

  ContractBackend backend();

  default AwsClients aws() {
    return backend().clients();
  }

  default Network network() {
    return new Network(aws());
  }

  /**
   * The rest of the test states what AWS does; on a backend that is known not to, the test ends
   * here and says so.
   */
  default void expects(Gap gap) {
    String instead = backend().gaps().get(gap);
    if (instead != null) {
      throw new TestAbortedException(
          "known gap of %s, %s: it %s".formatted(backend().name(), gap, instead));
    }
  }

  /** The call is refused with that error code. */
  static void refused(String code, Executable call) {
    AwsServiceException refusal = assertThrows(AwsServiceException.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode(), refusal::getMessage);
  }

  /** Waits, in the backend's own time, until the condition holds. */
  default void until(String what, BooleanSupplier condition) {
    Pacer pacer = aws().pacer();
    var deadline = pacer.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (pacer.now().isAfter(deadline)) {
        fail("waited in vain until " + what);
      }
      try {
        pacer.pause(Duration.ofSeconds(1));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        fail("interrupted while waiting until " + what);
      }
    }
  }
}
