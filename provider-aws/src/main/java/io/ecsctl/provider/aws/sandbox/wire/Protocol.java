package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** How one call is written in the request and in its answer. */
interface Protocol {
  /** {@code DescribeVpcs}; empty when the request does not say. */
  String operation();

  String contentType();

  /** Sets what the request's body says. */
  void read(String body, SdkPojo request) throws IOException;

  String write(SdkPojo answer) throws IOException;

  String write(AwsServiceException refusal) throws IOException;
}
