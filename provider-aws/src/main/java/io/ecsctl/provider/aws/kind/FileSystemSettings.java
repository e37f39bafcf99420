package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.Status;

/** What of a file system has calls of its own: lifecycle, backups, protection, policy. */
final class FileSystemSettings {
  static final String PROTECTION = "replication_overwrite_protection";
  private static final String LIFECYCLE = "lifecycle_policy";
  private static final String BACKUP = "backup";
  private static final Set<String> NONE = Set.of("PolicyNotFound", "FileSystemNotFound");

  private final EfsClient efs;
  private final BlockSchema lifecycle;

  FileSystemSettings(EfsClient efs, BlockSchema body) {
    this.efs = efs;
    if (!(body.attribute(LIFECYCLE).orElseThrow().type()
        instanceof AttributeType.Nested(var block))) {
      throw new IllegalStateException("the schema has no block " + LIFECYCLE);
    }
    lifecycle = block;
  }

  void read(String system, LiveAttributes into) {
    var policies =
        Call.unless(
            NONE,
            "elasticfilesystem:DescribeLifecycleConfiguration",
            () -> efs.describeLifecycleConfiguration(r -> r.fileSystemId(system)));
    LiveAttributes transitions = new LiveAttributes();
    if (policies != null) {
      policies
          .lifecyclePolicies()
          .forEach(p -> transitions.all(SdkMapper.fromSdk(lifecycle, p, Map.of()).entries()));
    }
    Value.ObjectOf block = transitions.build();
    into.put(LIFECYCLE, block.entries().isEmpty() ? null : block);
    var backup =
        Call.unless(
            NONE,
            "elasticfilesystem:DescribeBackupPolicy",
            () -> efs.describeBackupPolicy(r -> r.fileSystemId(system)));
    into.bool(
        BACKUP,
        backup != null
            && (backup.backupPolicy().status() == Status.ENABLED
                || backup.backupPolicy().status() == Status.ENABLING));
    var policy =
        Call.unless(
            NONE,
            "elasticfilesystem:DescribeFileSystemPolicy",
            () -> efs.describeFileSystemPolicy(r -> r.fileSystemId(system)));
    into.text(PolicyAttribute.RESOURCE.text(), policy == null ? null : policy.policy());
  }

  /**
   * Sets what is among {@code attributes}, and back to AWS's default what is not stated of them.
   */
  void write(String system, DesiredResource desired, Set<String> attributes) {
    if (attributes.contains(LIFECYCLE)) {
      List<LifecyclePolicy> policies = transitions(desired);
      Call.to(
          "elasticfilesystem:PutLifecycleConfiguration",
          () ->
              efs.putLifecycleConfiguration(
                  r -> r.fileSystemId(system).lifecyclePolicies(policies)));
    }
    Boolean backup = Values.bool(desired.attributes(), BACKUP);
    if (attributes.contains(BACKUP) && backup != null) {
      Status status = backup ? Status.ENABLED : Status.DISABLED;
      Call.to(
          "elasticfilesystem:PutBackupPolicy",
          () ->
              efs.putBackupPolicy(r -> r.fileSystemId(system).backupPolicy(p -> p.status(status))));
    }
    if (attributes.contains(PROTECTION)) {
      String stated = Values.text(desired.attributes(), PROTECTION);
      String protection = stated == null ? "ENABLED" : stated;
      Call.to(
          "elasticfilesystem:UpdateFileSystemProtection",
          () ->
              efs.updateFileSystemProtection(
                  r -> r.fileSystemId(system).replicationOverwriteProtection(protection)));
    }
    if (PolicyAttribute.RESOURCE.isAmong(attributes)) {
      setPolicy(system, desired);
    }
  }

  /** EFS wants each transition in a policy of its own. */
  private List<LifecyclePolicy> transitions(DesiredResource desired) {
    List<LifecyclePolicy> policies = new ArrayList<>();
    if (desired.attributes().get(LIFECYCLE) instanceof Value.Keyed block) {
      block
          .entries()
          .forEach((name, value) ->
              policies.add(
                  SdkMapper.toSdk(
                          lifecycle,
                          Value.ObjectOf.of(Map.of(name, value)),
                          LifecyclePolicy.builder())
                      .build()));
    }
    return policies;
  }

  private void setPolicy(String system, DesiredResource desired) {
    String policy = PolicyAttribute.RESOURCE.json(desired.attributes());
    if (policy == null) {
      Call.unless(
          NONE,
          "elasticfilesystem:DeleteFileSystemPolicy",
          () -> efs.deleteFileSystemPolicy(r -> r.fileSystemId(system)));
    } else {
      Call.to(
          "elasticfilesystem:PutFileSystemPolicy",
          () -> efs.putFileSystemPolicy(r -> r.fileSystemId(system).policy(policy)));
    }
  }
}
