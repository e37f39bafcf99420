package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;

/** A {@code file_system} block, with the calls of their own that its blocks are. */
final class FileSystemOverlay {
  private FileSystemOverlay() {}

  static KindOverlay overlay() {
    KindOverlay system =
        KindOverlay.of(
                "file_system", "EFS", "efs:CreateFileSystem", CreateFileSystemRequest.builder())
            .doc("A file system that tasks share, with its mount targets and access points.")
            .identity("arn")
            .computed("arn", "The ARN.")
            .computed("id", "The id, fs-….")
            .computed("dns_name", "What it is mounted by in its VPC.")
            .renewed(
                "access_point_ids",
                new Type.MapType(Type.STRING),
                "The ids of its access points, by their names.",
                "access_point")
            .renewed(
                "access_point_arns",
                new Type.MapType(Type.STRING),
                "The ARNs of its access points, by their names.",
                "access_point")
            .replacedBy("PerformanceMode", "Encrypted", "KmsKeyId", "AvailabilityZoneName")
            .exclude("CreationToken", "made by the tool, so that a lost answer does no harm");
    system
        .at("PerformanceMode")
        .fallback("generalPurpose")
        .doc("maxIO is for many clients, and slower for each.");
    system.at("Encrypted").fallback(false).doc("Whether it is encrypted where it is kept.");
    system
        .at("KmsKeyId")
        .name("kms_key")
        .computed()
        .doc("The key that encrypts it: AWS's own when it is not stated.");
    system.at("ThroughputMode").fallback("bursting").doc("elastic costs by what is used.");
    system
        .at("ProvisionedThroughputInMibps")
        .name("provisioned_throughput")
        .doc("In MiB a second, for throughput_mode = provisioned.");
    system
        .at("AvailabilityZoneName")
        .name("availability_zone")
        .doc("Keeps it in one zone only, which costs less and outlives less.");
    system.at("Backup").computed().doc("Whether AWS Backup keeps copies of it, a day each.");
    system.at("Tags").doc("Tags of this object, besides the stack's.");
    system
        .add("", "replication_overwrite_protection")
        .words("ENABLED", "DISABLED")
        .fallback("ENABLED")
        .doc("Whether a replication may not write over it.");
    system
        .add("", "lifecycle_policy")
        .type(new AttributeType.Nested(SchemaGenerator.body(lifecycle())))
        .doc("After how long without being read files move to where keeping them costs less.");
    system.add("", "policy").doc("Who may mount and write it, in JSON.");
    system
        .add("", "policy_document")
        .type(PolicyDocumentOverlay.type())
        .doc("Who may mount and write it.");
    system
        .add("", "mount_target")
        .plural("mount_targets")
        .type(
            new AttributeType.Repeated(
                SchemaGenerator.body(mountTarget()), List.of("subnet"), false))
        .doc("Its address in a subnet; one in each availability zone that has tasks.");
    BlockSchema point = SchemaGenerator.body(accessPoint());
    system
        .add("", "access_point")
        .plural("access_points")
        .type(
            new AttributeType.Repeated(
                new BlockSchema(point.attributes(), "name"), List.of("name"), false))
        .doc("A way in that is bound to a directory and a user. AWS takes no change of one.");
    return system;
  }

  static KindOverlay lifecycle() {
    return KindOverlay.of(
        "file_system.lifecycle_policy",
        "EFS",
        "efs:PutLifecycleConfiguration",
        LifecyclePolicy.builder());
  }

  static KindOverlay mountTarget() {
    KindOverlay target =
        KindOverlay.of(
                "file_system.mount_target",
                "EFS",
                "efs:CreateMountTarget",
                CreateMountTargetRequest.builder())
            .exclude("FileSystemId", "the block it stands in");
    target.at("SubnetId").name("subnet").reference("id", "subnet").required();
    target.at("IpAddress").computed().doc("A free address of the subnet when it is not stated.");
    target.at("Ipv6Address").computed();
    target.at("IpAddressType").computed();
    target
        .at("SecurityGroups")
        .count(0, 5)
        .stated(Source.TRIED)
        .references("id", "security_group")
        .computed()
        .doc("Must let tasks in on 2049/tcp. The VPC's default group when there are none.");
    return target;
  }

  static KindOverlay accessPoint() {
    KindOverlay point =
        KindOverlay.of(
                "file_system.access_point",
                "EFS",
                "efs:CreateAccessPoint",
                CreateAccessPointRequest.builder())
            .exclude("FileSystemId", "the block it stands in")
            .exclude("ClientToken", "made by the tool, so that a lost answer does no harm")
            .exclude("Tags", "its name and the stack's marks; it belongs to its file system");
    point.add("", "name").required().doc("What access_point_ids calls it.");
    point.at("PosixUser").doc("Whom all files are read and written as.");
    point.at("PosixUser.Uid").required();
    point.at("PosixUser.Gid").required();
    point.at("PosixUser.SecondaryGids").set().count(0, 16);
    point.at("RootDirectory").doc("The directory that those who use it see as the whole.");
    point
        .at("RootDirectory.Path")
        .form("/|(/[^/]+){1,4}", "an absolute path of at most four directories")
        .length(1, 100)
        .fallback("/");
    point.at("RootDirectory.CreationInfo").doc("Whose the directory becomes when it is not there.");
    point.at("RootDirectory.CreationInfo.OwnerUid").required();
    point.at("RootDirectory.CreationInfo.OwnerGid").required();
    point
        .at("RootDirectory.CreationInfo.Permissions")
        .form("[0-7]{3,4}", "three or four octal digits")
        .required()
        .doc("Octal: \"0755\".");
    return point;
  }
}
