package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.PutFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.PutFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.TagResourceResponse;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceResponse;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemProtectionRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemProtectionResponse;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemResponse;

/**
 * EFS: file systems, mount targets and access points. Every operation that is not here throws
 * {@link UnsupportedOperationException}, as the interface has it.
 */
public final class Efs implements EfsClient {
  private final Endpoint endpoint;
  private final FileSystems systems;
  private final MountTargets targets;
  private final AccessPoints points;

  public Efs(Backend backend) {
    endpoint = backend.endpoint("Efs", EfsException::builder);
    systems = new FileSystems(endpoint);
    targets = new MountTargets(endpoint, systems);
    points = new AccessPoints(endpoint, systems);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateFileSystemResponse createFileSystem(CreateFileSystemRequest request) {
    return endpoint.change("CreateFileSystem", () -> systems.create(request));
  }

  @Override
  public DescribeFileSystemsResponse describeFileSystems(DescribeFileSystemsRequest request) {
    return endpoint.read("DescribeFileSystems", () -> systems.describe(request));
  }

  @Override
  public UpdateFileSystemResponse updateFileSystem(UpdateFileSystemRequest request) {
    return endpoint.change("UpdateFileSystem", () -> systems.update(request));
  }

  @Override
  public DeleteFileSystemResponse deleteFileSystem(DeleteFileSystemRequest request) {
    return endpoint.change("DeleteFileSystem", () -> systems.delete(request));
  }

  @Override
  public UpdateFileSystemProtectionResponse updateFileSystemProtection(
      UpdateFileSystemProtectionRequest request) {
    return endpoint.change("UpdateFileSystemProtection", () -> systems.protect(request));
  }

  @Override
  public PutLifecycleConfigurationResponse putLifecycleConfiguration(
      PutLifecycleConfigurationRequest request) {
    return endpoint.change("PutLifecycleConfiguration", () -> systems.putLifecycle(request));
  }

  @Override
  public DescribeLifecycleConfigurationResponse describeLifecycleConfiguration(
      DescribeLifecycleConfigurationRequest request) {
    return endpoint.read("DescribeLifecycleConfiguration", () -> systems.lifecycle(request));
  }

  @Override
  public PutBackupPolicyResponse putBackupPolicy(PutBackupPolicyRequest request) {
    return endpoint.change("PutBackupPolicy", () -> systems.putBackup(request));
  }

  @Override
  public DescribeBackupPolicyResponse describeBackupPolicy(DescribeBackupPolicyRequest request) {
    return endpoint.read("DescribeBackupPolicy", () -> systems.backup(request));
  }

  @Override
  public PutFileSystemPolicyResponse putFileSystemPolicy(PutFileSystemPolicyRequest request) {
    return endpoint.change("PutFileSystemPolicy", () -> systems.putPolicy(request));
  }

  @Override
  public DescribeFileSystemPolicyResponse describeFileSystemPolicy(
      DescribeFileSystemPolicyRequest request) {
    return endpoint.read("DescribeFileSystemPolicy", () -> systems.policy(request));
  }

  @Override
  public DeleteFileSystemPolicyResponse deleteFileSystemPolicy(
      DeleteFileSystemPolicyRequest request) {
    return endpoint.change("DeleteFileSystemPolicy", () -> systems.deletePolicy(request));
  }

  @Override
  public CreateMountTargetResponse createMountTarget(CreateMountTargetRequest request) {
    return endpoint.change("CreateMountTarget", () -> targets.create(request));
  }

  @Override
  public DescribeMountTargetsResponse describeMountTargets(DescribeMountTargetsRequest request) {
    return endpoint.read("DescribeMountTargets", () -> targets.describe(request));
  }

  @Override
  public DeleteMountTargetResponse deleteMountTarget(DeleteMountTargetRequest request) {
    return endpoint.change("DeleteMountTarget", () -> targets.delete(request));
  }

  @Override
  public DescribeMountTargetSecurityGroupsResponse describeMountTargetSecurityGroups(
      DescribeMountTargetSecurityGroupsRequest request) {
    return endpoint.read(
        "DescribeMountTargetSecurityGroups", () -> targets.securityGroups(request));
  }

  @Override
  public ModifyMountTargetSecurityGroupsResponse modifyMountTargetSecurityGroups(
      ModifyMountTargetSecurityGroupsRequest request) {
    return endpoint.change(
        "ModifyMountTargetSecurityGroups", () -> targets.setSecurityGroups(request));
  }

  @Override
  public CreateAccessPointResponse createAccessPoint(CreateAccessPointRequest request) {
    return endpoint.change("CreateAccessPoint", () -> points.create(request));
  }

  @Override
  public DescribeAccessPointsResponse describeAccessPoints(DescribeAccessPointsRequest request) {
    return endpoint.read("DescribeAccessPoints", () -> points.describe(request));
  }

  @Override
  public DeleteAccessPointResponse deleteAccessPoint(DeleteAccessPointRequest request) {
    return endpoint.change("DeleteAccessPoint", () -> points.delete(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> systems.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> systems.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> systems.tags(request));
  }
}
