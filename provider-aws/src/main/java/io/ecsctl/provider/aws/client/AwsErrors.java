package io.ecsctl.provider.aws.client;

import io.ecsctl.planner.provider.ProviderException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What AWS, or the way to it, refused, in words that say what to do. The one place where SDK
 * exceptions end.
 *
 * <p>Messages hold what AWS said, except where that repeats the signed request, which carries the
 * session token.
 */
public final class AwsErrors {
  /** The backend answered that it has no such operation, as emulators do. */
  public static final String UNSUPPORTED = "Unsupported";

  /** The thread was interrupted during the call; its interrupted flag is set again. */
  public static final String INTERRUPTED = "Interrupted";

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> UNKNOWN_KEY =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "AuthFailure",
          "MissingAuthenticationToken");
  private static final Set<String> BAD_SIGNATURE =
      Set.of("SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature");
  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestLimitExceeded",
          "TooManyRequestsException",
          "RequestThrottled");

  private AwsErrors() {}

  /** Whether the credentials lack the permission for the call. */
  public static boolean isDenied(ProviderException failure) {
    return DENIED.contains(failure.code());
  }

  /** The failure of {@code operation} as the planner knows it. */
  public static ProviderException of(String operation, SdkException failure) {
    return switch (failure) {
      case AwsServiceException answered -> refused(operation, answered);
      case SdkServiceException answered ->
          failed(Integer.toString(answered.statusCode()), operation, text(answered), "", answered);
      case AbortedException aborted -> interrupted(operation, aborted);
      case ApiCallTimeoutException late -> unreachable(operation, late);
      case ApiCallAttemptTimeoutException late -> unreachable(operation, late);
      default -> neverSent(operation, failure);
    };
  }

  private static ProviderException refused(String operation, AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = details == null ? "" : orEmpty(details.errorCode());
    String said = details == null ? "" : orEmpty(details.errorMessage());
    String requestId = orEmpty(failure.requestId());
    if (failure.statusCode() == 501 || (failure.statusCode() == 500 && code.isEmpty())) {
      return failed(
          UNSUPPORTED,
          operation,
          "The endpoint does not know "
              + operation
              + " (it answered with status "
              + failure.statusCode()
              + "). AWS does; an emulator may lack it.",
          requestId,
          failure);
    }
    return failed(
        code.isEmpty() ? Integer.toString(failure.statusCode()) : code,
        operation,
        code.isEmpty()
            ? "The endpoint answered with status "
                + failure.statusCode()
                + " and none of AWS's errors: is it one of AWS's? Check --endpoint-url or"
                + " AWS_ENDPOINT_URL."
            : explain(operation, code, said.isEmpty() ? "no reason given" : said),
        requestId,
        failure);
  }

  private static String explain(String operation, String code, String said) {
    if (DENIED.contains(code)) {
      return "These credentials may not call "
          + operation
          + ". Allow the action "
          + operation
          + " in a policy of the user or role. AWS said: "
          + withoutEncodedPart(said);
    }
    if (EXPIRED.contains(code)) {
      return "The credentials have expired. Get new ones (aws sso login, or assume the role again),"
          + " then run the command again.";
    }
    if (UNKNOWN_KEY.contains(code)) {
      return "AWS does not know these credentials. Check AWS_PROFILE or --profile, and that the key"
          + " was not deleted.";
    }
    if (BAD_SIGNATURE.contains(code)) {
      // AWS's own text repeats the request it signed, session token included.
      return "AWS could not verify the signature. Check the secret key, and that this machine's"
          + " clock is right.";
    }
    if (THROTTLED.contains(code)) {
      return "AWS kept refusing "
          + operation
          + " for too many requests, also after slowing down. Wait a minute and run the command"
          + " again; what is done stays done.";
    }
    String lower = code.toLowerCase(Locale.ROOT);
    if (lower.contains("limitexceeded") || lower.contains("quotaexceeded")) {
      return sentence(said)
          + " Ask for a higher quota in the Service Quotas console, or remove what is not needed.";
    }
    return sentence(said);
  }

  /**
   * EC2 appends several hundred characters that only {@code sts:DecodeAuthorizationMessage} can
   * read.
   */
  private static String withoutEncodedPart(String said) {
    int encoded = said.indexOf("Encoded authorization failure message:");
    return sentence(encoded < 0 ? said : said.substring(0, encoded).strip());
  }

  private static ProviderException neverSent(String operation, SdkException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return interrupted(operation, failure);
      }
      if (cause instanceof IOException) {
        return unreachable(operation, failure);
      }
    }
    String said = text(failure);
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("expired")) {
      return failed(
          "ExpiredToken", operation, explain(operation, "ExpiredToken", said), "", failure);
    }
    if (lower.contains("credentials") || lower.contains("profile")) {
      return failed(
          ProviderException.NO_CREDENTIALS,
          operation,
          "No AWS credentials were found. Set AWS_PROFILE or pass --profile, set AWS_ACCESS_KEY_ID"
              + " and AWS_SECRET_ACCESS_KEY, or run aws sso login. Without an account, try"
              + " --sandbox.",
          "",
          failure);
    }
    return failed("ClientFailure", operation, sentence(said), "", failure);
  }

  private static ProviderException interrupted(String operation, SdkException failure) {
    Thread.currentThread().interrupt();
    return failed(INTERRUPTED, operation, "Interrupted during " + operation + ".", "", failure);
  }

  private static ProviderException unreachable(String operation, SdkException failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return failed(
        ProviderException.UNREACHABLE,
        operation,
        "The AWS endpoint could not be reached, or did not answer in time ("
            + root.getClass().getSimpleName()
            + (root.getMessage() == null ? "" : ": " + root.getMessage())
            + "). Check the network, the region, and --endpoint-url or AWS_ENDPOINT_URL if one is"
            + " set.",
        "",
        failure);
  }

  private static ProviderException failed(
      String code, String operation, String message, String requestId, SdkException cause) {
    return new ProviderException(code, operation, message, requestId, cause);
  }

  private static String text(SdkException failure) {
    return orEmpty(failure.getMessage());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String sentence(String said) {
    String text = said.strip();
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }
}
