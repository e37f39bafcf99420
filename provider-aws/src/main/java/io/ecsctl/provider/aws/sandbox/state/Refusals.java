package io.ecsctl.provider.aws.sandbox.state;

import org.jspecify.annotations.Nullable;

/** Calls that the account refuses whatever they ask for, with AWS's code and words. */
record Refusals(Attributes byCall) {
  private static final String CODE = "code";
  private static final String MESSAGE = "message";

  void set(String call, String code, String message) {
    byCall.removeAll(call);
    if (!code.isEmpty()) {
      byCall.set(call, CODE, code);
      byCall.set(call, MESSAGE, message);
    }
  }

  /**
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when it is one of them
   */
  void answer(Endpoint endpoint, Call call) {
    @Nullable String code = byCall.get(call.name(), CODE);
    if (code != null) {
      throw endpoint.error(code, "%s", byCall.get(call.name(), MESSAGE));
    }
  }
}
