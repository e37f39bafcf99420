package io.ecsctl.provider.aws.sandbox.state;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One service of the account: runs its operations and words its refusals. */
public final class Endpoint {
  private final Backend backend;
  private final String name;
  private final Supplier<? extends AwsServiceException.Builder> failure;

  Endpoint(Backend backend, String name, Supplier<? extends AwsServiceException.Builder> failure) {
    this.backend = backend;
    this.name = name;
    this.failure = failure;
  }

  public String name() {
    return name;
  }

  public Backend backend() {
    return backend;
  }

  /** Runs an operation that changes nothing. */
  public <T> T read(String operation, Supplier<T> body) {
    return backend.run(this, operation, false, body);
  }

  /** Runs an operation and then saves the state. */
  public <T> T change(String operation, Supplier<T> body) {
    return backend.run(this, operation, true, body);
  }

  /**
   * @param limit AWS's own for this operation
   */
  public <T> Pages<T> page(
      List<T> all, @Nullable String token, @Nullable Integer wanted, int limit) {
    try {
      return backend.page(all, token, wanted, limit);
    } catch (IllegalArgumentException notOurs) {
      throw error("InvalidPaginationToken", "The token '%s' is invalid.", token);
    }
  }

  /** A refusal that the SDK has no class for. */
  @SuppressWarnings(
      "AnnotateFormatMethod") // its annotation is not on the class path; the message is checked
  // where a test sees it
  public AwsServiceException error(String code, String message, @Nullable Object... values) {
    return build(failure.get(), 400, code, message.formatted(values));
  }

  /** A refusal that the SDK has a class for: {@code ClusterNotFoundException.builder()}. */
  @SuppressWarnings("AnnotateFormatMethod") // as above
  public AwsServiceException error(
      AwsServiceException.Builder modelled,
      String code,
      String message,
      @Nullable Object... values) {
    return build(modelled, 400, code, message.formatted(values));
  }

  private AwsServiceException build(
      AwsServiceException.Builder builder, int status, String code, String message) {
    return builder
        .message(message)
        .statusCode(status)
        .requestId(backend.requestId())
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName(name)
                .build())
        .build();
  }

  void failBefore(Fault fault, Call call) {
    switch (fault) {
      case NONE, TIMEOUT_AFTER, KILL_AFTER -> {}
      case THROTTLED -> throw build(failure.get(), 400, "ThrottlingException", "Rate exceeded");
      case SERVER_ERROR ->
          throw build(failure.get(), 500, "InternalFailure", "An internal error occurred.");
      case ACCESS_DENIED ->
          throw build(
              failure.get(),
              403,
              "AccessDenied",
              "User: %s is not authorized to perform: %s:%s because no identity-based policy allows the action"
                  .formatted(CALLER, call.service().toLowerCase(Locale.ROOT), call.operation()));
      case TIMEOUT_BEFORE -> throw noAnswer(call);
      case KILL_BEFORE -> throw new SandboxKilled(call);
    }
  }

  void failAfter(Fault fault, Call call) {
    switch (fault) {
      case TIMEOUT_AFTER -> throw noAnswer(call);
      case KILL_AFTER -> throw new SandboxKilled(call);
      case NONE, THROTTLED, SERVER_ERROR, ACCESS_DENIED, TIMEOUT_BEFORE, KILL_BEFORE -> {}
    }
  }

  private static SdkClientException noAnswer(Call call) {
    return ApiCallTimeoutException.builder()
        .message("Client execution did not complete before the specified timeout: " + call.name())
        .build();
  }

  /** Who calls, as STS says. */
  public static final String CALLER = "arn:aws:iam::" + Backend.ACCOUNT + ":user/sandbox";
}
