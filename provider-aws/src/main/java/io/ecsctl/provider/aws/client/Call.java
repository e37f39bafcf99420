package io.ecsctl.provider.aws.client;

import io.ecsctl.planner.provider.CallRecorder;
import io.ecsctl.planner.provider.ProviderException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A call to AWS by its name, so that its failure can say which permission or which request it was
 * about.
 */
public final class Call {
  private Call() {}

  /**
   * Makes the call. Collect pages inside of it: a paginator calls AWS while it is read.
   *
   * @param operation {@code ecs:CreateService}, as IAM policies write it
   * @throws ProviderException when AWS refuses or cannot be reached; see {@link AwsErrors}
   */
  public static <T> T to(String operation, Supplier<T> call) {
    CallRecorder recorder = CallRecorder.current();
    Duration start = recorder.uptime();
    try {
      T answer = call.get();
      recorder.called(operation, recorder.uptime().minus(start), "", requestId(answer));
      return answer;
    } catch (SdkException failure) {
      ProviderException refused = AwsErrors.of(operation, failure);
      recorder.called(
          operation, recorder.uptime().minus(start), refused.code(), refused.requestId());
      throw refused;
    }
  }

  /** Of what AWS answered; what was made from several answers has none. */
  private static String requestId(@Nullable Object answer) {
    if (answer instanceof AwsResponse response && response.responseMetadata() != null) {
      // The SDK's word for none is UNKNOWN.
      String id = response.responseMetadata().requestId();
      return id == null || id.equals("UNKNOWN") ? "" : id;
    }
    return "";
  }

  /**
   * Makes the call; null when AWS answers with one of {@code codes}, which say that nothing is
   * there.
   */
  public static <T> @Nullable T unless(Set<String> codes, String operation, Supplier<T> call) {
    try {
      return to(operation, call);
    } catch (ProviderException failure) {
      if (codes.contains(failure.code())) {
        return null;
      }
      throw failure;
    }
  }
}
