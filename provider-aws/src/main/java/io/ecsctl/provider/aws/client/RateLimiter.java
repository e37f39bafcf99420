package io.ecsctl.provider.aws.client;

import io.ecsctl.planner.provider.Pacer;
import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Holds each attempt of a call until its quota has room. */
final class RateLimiter implements ExecutionInterceptor {
  private final RateLimits limits = new RateLimits();
  private final Pacer pacer;

  RateLimiter(Pacer pacer) {
    this.pacer = pacer;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Duration wait =
        limits
            .of(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
            .take(pacer.now());
    if (wait.isPositive()) {
      try {
        pacer.pause(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AbortedException.create("interrupted while waiting for AWS's quota", e);
      }
    }
  }
}
