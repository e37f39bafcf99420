package io.ecsctl.provider.aws.sandbox.schedule;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.scheduler.model.EcsParameters;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** What the scheduler refuses. */
final class ScheduleChecks {
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "rate\\([1-9]\\d* (minute|hour|day)s?\\)"
              + "|cron\\(\\S+ \\S+ \\S+ \\S+ \\S+ \\S+\\)"
              + "|at\\(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\)");

  private final Endpoint endpoint;

  ScheduleChecks(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error(ValidationException.builder(), "ValidationException", message, values);
  }

  void check(GetScheduleResponse schedule) {
    if (!EXPRESSION.matcher(schedule.scheduleExpression()).matches()) {
      throw invalid("Invalid Schedule Expression %s.", schedule.scheduleExpression());
    }
    String zone = schedule.scheduleExpressionTimezone();
    if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
      throw invalid("Invalid timezone %s.", zone);
    }
    window(schedule.flexibleTimeWindow());
    target(schedule.target());
  }

  private void window(@Nullable FlexibleTimeWindow window) {
    if (window == null) {
      throw invalid("FlexibleTimeWindow must not be null.");
    }
    if ((window.mode() == FlexibleTimeWindowMode.FLEXIBLE)
        != (window.maximumWindowInMinutes() != null)) {
      throw invalid("MaximumWindowInMinutes goes with mode FLEXIBLE, and FLEXIBLE with it.");
    }
  }

  private void target(Target target) {
    if (target.arn().contains(":cluster/")) {
      task(target.ecsParameters());
    }
    boolean assumable =
        endpoint
            .backend()
            .<Role>globalTable("iam.role", Role::builder)
            .any(role ->
                role.arn().equals(target.roleArn())
                    && role.assumeRolePolicyDocument().contains("scheduler.amazonaws.com"));
    if (!assumable) {
      throw invalid(
          "The execution role you provide must allow AWS EventBridge Scheduler to assume the"
              + " role.");
    }
  }

  private void task(@Nullable EcsParameters task) {
    if (task == null || task.taskDefinitionArn() == null) {
      throw invalid("EcsParameters are required for target ECS.");
    }
    if (task.launchType() != null && task.hasCapacityProviderStrategy()) {
      throw invalid("LaunchType and CapacityProviderStrategy cannot both be specified.");
    }
  }
}
