package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;

/** How one call is written in the request and in its answer. */
interface Protocol {
  /** {@code DescribeVpcs}; empty when the request does not say. */
  String operation();

  String contentType();

  /** Sets what is asked for. */
  void read(SdkPojo request) throws IOException;

  /** What the operation takes beside the request. */
  default Optional<RequestBody> stream() {
    return Optional.empty();
  }

  /** The body of the answer. */
  String write(SdkPojo answer) throws IOException;

  /** What the answer has in headers, by their names. */
  default Map<String, String> headers(SdkPojo answer) {
    return Map.of();
  }

  String write(AwsServiceException refusal) throws IOException;
}
