package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.ecs.model.TaskOverride;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;

/** A {@code schedule} block: a schedule of EventBridge Scheduler that runs tasks. */
final class ScheduleOverlay {
  private ScheduleOverlay() {}

  private static final String NAME = "[0-9a-zA-Z._-]{1,64}";
  private static final String TIME =
      "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ";
  private static final String TIME_WORDS = "a time like 2027-01-31T00:00:00Z";
  private static final String TASK = "Target.EcsParameters";

  static KindOverlay overlay() {
    KindOverlay schedule =
        KindOverlay.of(
                "schedule",
                "EventBridge Scheduler",
                "scheduler:CreateSchedule",
                CreateScheduleRequest.builder())
            .doc("Runs tasks at a time, or again and again.")
            .identity("arn")
            .name("name", 64, NAME, "letters, digits and ._-")
            .computed("arn", "The ARN.")
            .replacedBy("Name")
            .exclude("ClientToken", "the plan gives every creation its own")
            .exclude(
                "GroupName",
                "each schedule has a group of its own, which carries its tags: schedules cannot")
            .exclude("FlexibleTimeWindow.Mode", "FLEXIBLE with flexible_window, OFF without")
            .exclude("Target.Input", "overrides says it")
            .exclude("Target.EventBridgeParameters", "a schedule runs tasks")
            .exclude("Target.KinesisParameters", "a schedule runs tasks")
            .exclude("Target.SageMakerPipelineParameters", "a schedule runs tasks")
            .exclude("Target.SqsParameters", "a schedule runs tasks")
            .exclude(TASK + ".Tags", "task_tags says it");
    when(schedule);
    schedule.at("Target").flatten();
    schedule
        .at("Target.Arn")
        .name("cluster")
        .reference("arn", "cluster")
        .required()
        .doc("Where the tasks run.");
    schedule
        .at("Target.RoleArn")
        .name("role")
        .reference("arn", "role")
        .required()
        .doc(
            "What the scheduler acts as: scheduler.amazonaws.com must be trusted with ecs:RunTask"
                + " and with iam:PassRole for the task's roles.");
    schedule.at("Target.DeadLetterConfig").flatten();
    schedule
        .at("Target.DeadLetterConfig.Arn")
        .name("dead_letter_queue")
        .doc("The ARN of the SQS queue that gets what could not be started.");
    schedule.at("Target.RetryPolicy").doc("How often and how long a failed start is tried again.");
    schedule
        .at("Target.RetryPolicy.MaximumEventAgeInSeconds")
        .name("maximum_event_age")
        .duration(Unit.SECONDS)
        .range(60, 86_400)
        .fallbackSeconds(86_400);
    schedule.at("Target.RetryPolicy.MaximumRetryAttempts").range(0, 185).fallback(185);
    task(schedule);
    schedule
        .add("", "overrides")
        .type(new AttributeType.Nested(SchemaGenerator.body(overrides())))
        .doc("What these tasks do otherwise than their definition says.");
    schedule
        .add("", "tags")
        .type(new AttributeType.MapOf(Types.scalar(new MemberOverlay()), "", ""))
        .doc("Tags of the schedule's group, besides the stack's: a schedule has none itself.");
    return schedule;
  }

  private static void when(KindOverlay schedule) {
    schedule.at("Name").doc("Unique in account and region, as its group's is.");
    schedule
        .at("ScheduleExpression")
        .form("(rate|cron|at)\\(.+\\)", "rate(…), cron(…) or at(…)")
        .length(1, 256)
        .required()
        .doc("rate(1 hour), cron(0 3 * * ? *), or once: at(2027-01-31T03:00:00).");
    schedule
        .at("ScheduleExpressionTimezone")
        .length(1, 50)
        .fallback("UTC")
        .doc("Whose clock cron and at go by: Europe/Berlin.");
    schedule.at("FlexibleTimeWindow").flatten();
    schedule
        .at("FlexibleTimeWindow.MaximumWindowInMinutes")
        .name("flexible_window")
        .says("Mode=FLEXIBLE")
        .duration(Unit.MINUTES)
        .range(1, 1440)
        .doc("How much later a start may be; on the minute when it is not stated.");
    schedule.at("StartDate").form(TIME, TIME_WORDS).doc("Not before this: 2027-01-31T00:00:00Z.");
    schedule.at("EndDate").form(TIME, TIME_WORDS).doc("Not after this.");
    schedule.at("State").fallback("ENABLED").doc("DISABLED to keep it without starts.");
    schedule.at("Description").fallback("").doc("What it is for.");
    schedule.at("KmsKeyArn").name("kms_key").doc("The ARN of the key that encrypts it.");
    schedule
        .at("ActionAfterCompletion")
        .fallback("NONE")
        .doc("DELETE makes it go after its last start; the next plan then makes it again.");
  }

  private static void task(KindOverlay schedule) {
    schedule.at(TASK).flatten();
    schedule
        .at(TASK + ".TaskDefinitionArn")
        .name("task_definition")
        .reference("arn", "task_definition")
        .required()
        .doc("The revision to run.");
    schedule
        .at(TASK + ".TaskCount")
        .range(1, 10)
        .rule("ECS814")
        .fallback(1)
        .doc("How many tasks each start makes.");
    schedule
        .at(TASK + ".LaunchType")
        .words("FARGATE", "EC2", "EXTERNAL")
        .doc("The cluster's default strategy decides when neither it nor a strategy is stated.");
    Ecs.strategy(schedule, TASK + ".CapacityProviderStrategy", 6);
    schedule
        .at(TASK + ".CapacityProviderStrategy")
        .rule("ECS814")
        .doc("How tasks are spread over capacity providers; takes the place of launch_type.");
    schedule.at(TASK + ".PlatformVersion").doc("The Fargate platform; the latest by default.");
    schedule.at(TASK + ".Group").name("task_group").doc("What the tasks are grouped by.");
    schedule.at(TASK + ".EnableECSManagedTags").fallback(false);
    schedule.at(TASK + ".EnableExecuteCommand").fallback(false);
    schedule.at(TASK + ".PropagateTags").doc("TASK_DEFINITION gives tasks their definition's.");
    schedule.at(TASK + ".ReferenceId").doc("A name of your own for what was started.");
    schedule.at(TASK + ".PlacementConstraints").key("type", "expression");
    schedule.at(TASK + ".PlacementConstraints.type").required();
    schedule.at(TASK + ".PlacementStrategy").ordered();
    schedule.at(TASK + ".PlacementStrategy.type").required();
    schedule.at(TASK + ".NetworkConfiguration").flatten();
    String awsvpc = TASK + ".NetworkConfiguration.awsvpcConfiguration";
    schedule.at(awsvpc).flatten();
    schedule
        .at(awsvpc + ".Subnets")
        .references("id", "subnet")
        .count(1, 16)
        .doc("Where tasks get their addresses, in network mode awsvpc.");
    schedule
        .at(awsvpc + ".SecurityGroups")
        .references("id", "security_group")
        .count(0, 5)
        .doc("The VPC's default group when none is stated.");
    schedule.at(awsvpc + ".AssignPublicIp").fallback("DISABLED");
    schedule
        .add("", "task_tags")
        .type(new AttributeType.MapOf(Types.scalar(new MemberOverlay()), "", ""))
        .doc("Tags of the tasks.");
  }

  /** What {@code Target.Input} holds as JSON. */
  static KindOverlay overrides() {
    KindOverlay task =
        KindOverlay.of("schedule.overrides", "ECS", "ecs:RunTask", TaskOverride.builder())
            .exclude(
                "inferenceAcceleratorOverrides",
                "Elastic Inference, which AWS has closed to new accounts");
    task.at("cpu").cpu();
    task.at("memory").size(Unit.MIB);
    task.at("ephemeralStorage.sizeInGiB").name("size").range(21, 200).required();
    task.at("executionRoleArn").name("execution_role").reference("arn", "role");
    task.at("taskRoleArn").name("task_role").reference("arn", "role");
    String container = "containerOverrides";
    task.at(container).name("container").plural("containers").doc("One of its containers.");
    task.at(container + ".name").required();
    task.at(container + ".cpu").cpu();
    task.at(container + ".memory").size(Unit.MIB);
    task.at(container + ".memoryReservation").size(Unit.MIB);
    task.at(container + ".environmentFiles").key("value");
    task.at(container + ".environmentFiles.value").required();
    task.at(container + ".environmentFiles.type").fallback("s3");
    task.at(container + ".resourceRequirements").key("type");
    task.at(container + ".resourceRequirements.type").required();
    task.at(container + ".resourceRequirements.value").required();
    task.at(container + ".environment").doc("Environment variables, besides the definition's.");
    task.at(container + ".command").doc("Takes the place of the definition's.");
    return task;
  }
}
