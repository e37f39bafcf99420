package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;

/** A {@code log_group} block. */
final class LogGroupOverlay {
  private LogGroupOverlay() {}

  static KindOverlay overlay() {
    KindOverlay group =
        KindOverlay.of(
                "log_group",
                "CloudWatch Logs",
                "cloudwatchlogs:CreateLogGroup",
                CreateLogGroupRequest.builder())
            .doc("Where containers' output is kept.")
            .identity("arn")
            .deletedFirst() // the name is what others know it by
            .name(
                "name",
                512,
                "(?!aws/)[.\\-_/#A-Za-z0-9]{1,512}",
                "letters, digits and .-_/#, but not aws/…")
            .computed("arn", "The ARN, without the :* that some policies want.")
            .replacedBy("logGroupName", "logGroupClass");
    group.at("logGroupName").name("name");
    group.at("kmsKeyId").name("kms_key").doc("The ARN of the key that encrypts what is kept.");
    group.at("logGroupClass").fallback("STANDARD");
    group.at("deletionProtectionEnabled").name("deletion_protection").fallback(false);
    group
        .add("", "retention")
        .duration(Unit.DAYS)
        .choices(
            "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545",
            "731", "1096", "1827", "2192", "2557", "2922", "3288", "3653")
        .rule("ECS721")
        .member("retentionInDays")
        .doc(
            "How long output is kept: 1d, 3d, 5d, 7d, 14d, 30d, … For good when it is not stated.");
    describe(group);
    return group;
  }

  private static void describe(KindOverlay group) {
    group.at("logGroupName").doc("Unique in account and region.");
    group.at("tags").doc("Tags of this object, besides the stack's.");
    group.at("logGroupClass").doc("What keeping costs, and which queries are possible.");
    group.at("deletionProtectionEnabled").doc("Whether AWS refuses to delete it.");
  }
}
