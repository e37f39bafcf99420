package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.1: the operation is in a header, request and answer are objects. */
record JsonProtocol(Asked asked) implements Protocol {
  /** {@code AmazonEC2ContainerServiceV20141113.DescribeServices}. */
  static final String TARGET = "X-Amz-Target";

  @Override
  public String operation() {
    String target = asked.headers().getFirst(TARGET);
    return target.substring(target.lastIndexOf('.') + 1);
  }

  @Override
  public String contentType() {
    return "application/x-amz-json-1.1";
  }

  @Override
  public void read(SdkPojo request) throws IOException {
    Members.fill(JsonText.object(asked.text()), request);
  }

  @Override
  public String write(SdkPojo answer) throws IOException {
    return JsonText.of(answer);
  }

  @Override
  public String write(AwsServiceException refusal) throws IOException {
    return JsonText.of(refusal);
  }
}
