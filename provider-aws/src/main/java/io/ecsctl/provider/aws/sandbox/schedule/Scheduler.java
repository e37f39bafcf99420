package io.ecsctl.provider.aws.sandbox.schedule;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

/**
 * EventBridge Scheduler. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Scheduler implements SchedulerClient {
  public Scheduler(Backend backend) {
    backend.endpoint("Scheduler", SchedulerException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}
}
