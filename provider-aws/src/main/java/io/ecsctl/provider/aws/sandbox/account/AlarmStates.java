package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The states of alarms: what ECS watches while it deploys. */
public final class AlarmStates {
  private static final int DEFAULT_PERIOD = 60;

  private final Backend backend;

  public AlarmStates(Backend backend) {
    this.backend = backend;
  }

  private Table<MetricAlarm> metrics() {
    return backend.table("cloudwatch.alarm", MetricAlarm::builder);
  }

  private Table<CompositeAlarm> composites() {
    return backend.table("cloudwatch.composite", CompositeAlarm::builder);
  }

  /** Those of the names whose alarms are in the state {@code ALARM}, in the order given. */
  public List<String> firing(List<String> names) {
    return names.stream().filter(this::isFiring).toList();
  }

  private boolean isFiring(String name) {
    return metrics().find(name).filter(a -> a.stateValue() == StateValue.ALARM).isPresent()
        || composites().find(name).filter(a -> a.stateValue() == StateValue.ALARM).isPresent();
  }

  /**
   * Puts the alarm of that name into a state.
   *
   * @return false when there is none
   */
  public boolean set(String name, StateValue state, String reason) {
    if (metrics().contains(name)) {
      metrics()
          .update(
              name,
              alarm ->
                  alarm.toBuilder()
                      .stateValue(state)
                      .stateReason(reason)
                      .stateUpdatedTimestamp(backend.now())
                      .build());
      return true;
    }
    if (composites().contains(name)) {
      composites()
          .update(
              name,
              alarm ->
                  alarm.toBuilder()
                      .stateValue(state)
                      .stateReason(reason)
                      .stateUpdatedTimestamp(backend.now())
                      .build());
      return true;
    }
    return false;
  }

  /** Whether the alarm of that name fires for that reason. */
  public boolean isBecause(String name, String reason) {
    return metrics()
            .find(name)
            .filter(a -> a.stateValue() == StateValue.ALARM && reason.equals(a.stateReason()))
            .isPresent()
        || composites()
            .find(name)
            .filter(a -> a.stateValue() == StateValue.ALARM && reason.equals(a.stateReason()))
            .isPresent();
  }

  /** How long the slowest of the alarms looks before it fires. */
  public Duration slowest(List<String> names) {
    long seconds =
        names.stream()
            .flatMap(name -> metrics().find(name).stream())
            .mapToLong(alarm ->
                (long) Objects.requireNonNullElse(alarm.period(), DEFAULT_PERIOD)
                    * alarm.evaluationPeriods())
            .max()
            .orElse(0);
    return Duration.ofSeconds(seconds);
  }
}
