package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.efs.model.BackupPolicy;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.FileSystemAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.IncorrectFileSystemLifeCycleStateException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.efs.model.PolicyNotFoundException;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.PutFileSystemPolicyRequest;
import software.amazon.awssdk.services.efs.model.PutFileSystemPolicyResponse;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.TagResourceResponse;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceResponse;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemProtectionRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemProtectionResponse;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemResponse;

/** File systems by id. A new one takes some seconds until it takes mount targets. */
final class FileSystems {
  static final int PAGE = 100;
  private static final Duration TO_CREATE = Duration.ofSeconds(4);
  private static final String POLICY = "policy";
  private static final String BACKUP = "backup";

  private final Endpoint endpoint;

  FileSystems(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<FileSystemDescription> systems() {
    return endpoint.backend().table("efs.file-system", FileSystemDescription::builder);
  }

  /** Of a file system, its policies by their sort; lifecycle policies by their position. */
  private Attributes policies() {
    return endpoint.backend().attributes("file system policies");
  }

  private Table<LifecyclePolicy> lifecyclePolicies() {
    return endpoint.backend().table("efs.lifecycle-policy", LifecyclePolicy::builder);
  }

  /** The same creation token is the same file system, and the second call is refused. */
  CreateFileSystemResponse create(CreateFileSystemRequest request) {
    Optional<FileSystemDescription> there =
        systems().all().stream()
            .filter(s -> s.creationToken().equals(request.creationToken()))
            .findFirst();
    if (there.isPresent()) {
      throw endpoint.error(
          FileSystemAlreadyExistsException.builder().fileSystemId(there.get().fileSystemId()),
          "FileSystemAlreadyExists",
          "File system '%s' already exists with creation token '%s'",
          there.get().fileSystemId(),
          request.creationToken());
    }
    Backend backend = endpoint.backend();
    String id = "fs-" + backend.hex17();
    FileSystemDescription made =
        FileSystemDescription.builder()
            .ownerId(Backend.ACCOUNT)
            .creationToken(request.creationToken())
            .fileSystemId(id)
            .fileSystemArn(backend.arn("elasticfilesystem", "file-system/" + id))
            .creationTime(backend.now())
            .performanceMode(
                Objects.requireNonNullElse(request.performanceModeAsString(), "generalPurpose"))
            .encrypted(Boolean.TRUE.equals(request.encrypted()))
            .kmsKeyId(request.kmsKeyId())
            .throughputMode(
                Objects.requireNonNullElse(request.throughputModeAsString(), "bursting"))
            .provisionedThroughputInMibps(request.provisionedThroughputInMibps())
            .availabilityZoneName(request.availabilityZoneName())
            .fileSystemProtection(p -> p.replicationOverwriteProtection("ENABLED"))
            .build();
    systems().put(id, made);
    backend.tags().add(made.fileSystemArn(), request.tags(), Tag::key, Tag::value);
    if (Boolean.TRUE.equals(request.backup())) {
      policies().set(id, BACKUP, "ENABLED");
    }
    return Pojos.copy(complete(made), CreateFileSystemResponse.builder()).build();
  }

  FileSystemDescription require(@Nullable String id) {
    String bare = id == null ? null : id.substring(id.lastIndexOf('/') + 1);
    return systems()
        .find(bare)
        .orElseThrow(() ->
            endpoint.error(
                FileSystemNotFoundException.builder(),
                "FileSystemNotFound",
                "File system '%s' does not exist.",
                id));
  }

  /** One that takes mount targets. */
  FileSystemDescription available(@Nullable String id) {
    FileSystemDescription system = complete(require(id));
    if (system.lifeCycleState() != LifeCycleState.AVAILABLE) {
      throw endpoint.error(
          IncorrectFileSystemLifeCycleStateException.builder(),
          "IncorrectFileSystemLifeCycleState",
          "None of the requested operations are allowed on file system '%s' in state '%s'",
          system.fileSystemId(),
          system.lifeCycleStateAsString());
    }
    return system;
  }

  static LifeCycleState state(Instant made, Duration takes, Instant now) {
    return now.isBefore(made.plus(takes)) ? LifeCycleState.CREATING : LifeCycleState.AVAILABLE;
  }

  private FileSystemDescription complete(FileSystemDescription system) {
    List<Tag> tags = tagsOf(system.fileSystemArn());
    return system.toBuilder()
        .lifeCycleState(state(system.creationTime(), TO_CREATE, endpoint.backend().now()))
        .numberOfMountTargets(targets(system.fileSystemId()))
        .name(
            tags.stream()
                .filter(tag -> tag.key().equals("Name"))
                .map(Tag::value)
                .findFirst()
                .orElse(null))
        .tags(tags)
        .build();
  }

  private int targets(String system) {
    return MountTargets.count(endpoint.backend(), system);
  }

  List<Tag> tagsOf(String arn) {
    return endpoint
        .backend()
        .tags()
        .as(arn, (key, value) -> Tag.builder().key(key).value(value).build());
  }

  DescribeFileSystemsResponse describe(DescribeFileSystemsRequest request) {
    List<FileSystemDescription> wanted =
        request.fileSystemId() != null
            ? List.of(require(request.fileSystemId()))
            : systems()
                .where(s ->
                    request.creationToken() == null
                        || s.creationToken().equals(request.creationToken()));
    var page = endpoint.page(wanted, request.marker(), request.maxItems(), PAGE);
    return DescribeFileSystemsResponse.builder()
        .fileSystems(page.items().stream().map(this::complete).toList())
        .nextMarker(page.next())
        .build();
  }

  UpdateFileSystemResponse update(UpdateFileSystemRequest request) {
    FileSystemDescription before = available(request.fileSystemId());
    FileSystemDescription changed =
        before.toBuilder()
            .throughputMode(
                Objects.requireNonNullElse(
                    request.throughputModeAsString(), before.throughputModeAsString()))
            .provisionedThroughputInMibps(request.provisionedThroughputInMibps())
            .build();
    systems().put(changed.fileSystemId(), changed);
    return Pojos.copy(complete(changed), UpdateFileSystemResponse.builder()).build();
  }

  UpdateFileSystemProtectionResponse protect(UpdateFileSystemProtectionRequest request) {
    String protection = request.replicationOverwriteProtectionAsString();
    FileSystemDescription changed =
        available(request.fileSystemId()).toBuilder()
            .fileSystemProtection(p -> p.replicationOverwriteProtection(protection))
            .build();
    systems().put(changed.fileSystemId(), changed);
    return UpdateFileSystemProtectionResponse.builder()
        .replicationOverwriteProtection(protection)
        .build();
  }

  /** Access points go with it; mount targets must have gone before. */
  DeleteFileSystemResponse delete(DeleteFileSystemRequest request) {
    FileSystemDescription system = require(request.fileSystemId());
    String id = system.fileSystemId();
    if (targets(id) > 0) {
      throw endpoint.error(
          FileSystemInUseException.builder(),
          "FileSystemInUse",
          "File system '%s' has one or more mount targets created and is in use.",
          id);
    }
    systems().remove(id);
    policies().removeAll(id);
    lifecyclePolicies().removeKeys(key -> key.startsWith(id));
    AccessPoints.forget(endpoint.backend(), id);
    endpoint.backend().tags().forget(system.fileSystemArn());
    return DeleteFileSystemResponse.builder().build();
  }

  PutLifecycleConfigurationResponse putLifecycle(PutLifecycleConfigurationRequest request) {
    String id = available(request.fileSystemId()).fileSystemId();
    lifecyclePolicies().removeKeys(key -> key.startsWith(id));
    List<LifecyclePolicy> all = new ArrayList<>(request.lifecyclePolicies());
    for (int i = 0; i < all.size(); i++) {
      lifecyclePolicies().put(id + "#" + i, all.get(i));
    }
    return PutLifecycleConfigurationResponse.builder().lifecyclePolicies(all).build();
  }

  DescribeLifecycleConfigurationResponse lifecycle(DescribeLifecycleConfigurationRequest request) {
    String id = require(request.fileSystemId()).fileSystemId();
    return DescribeLifecycleConfigurationResponse.builder()
        .lifecyclePolicies(lifecyclePolicies().rows(key -> key.startsWith(id)))
        .build();
  }

  PutBackupPolicyResponse putBackup(PutBackupPolicyRequest request) {
    BackupPolicy policy = request.backupPolicy();
    policies()
        .set(available(request.fileSystemId()).fileSystemId(), BACKUP, policy.statusAsString());
    return PutBackupPolicyResponse.builder().backupPolicy(policy).build();
  }

  DescribeBackupPolicyResponse backup(DescribeBackupPolicyRequest request) {
    String status = policies().get(require(request.fileSystemId()).fileSystemId(), BACKUP);
    if (status == null) {
      throw noPolicy();
    }
    return DescribeBackupPolicyResponse.builder().backupPolicy(p -> p.status(status)).build();
  }

  private RuntimeException noPolicy() {
    return endpoint.error(
        PolicyNotFoundException.builder(),
        "PolicyNotFound",
        "None of the policies was found for this file system.");
  }

  PutFileSystemPolicyResponse putPolicy(PutFileSystemPolicyRequest request) {
    String id = available(request.fileSystemId()).fileSystemId();
    policies().set(id, POLICY, request.policy());
    return PutFileSystemPolicyResponse.builder().fileSystemId(id).policy(request.policy()).build();
  }

  DescribeFileSystemPolicyResponse policy(DescribeFileSystemPolicyRequest request) {
    String id = require(request.fileSystemId()).fileSystemId();
    String policy = policies().get(id, POLICY);
    if (policy == null) {
      throw noPolicy();
    }
    return DescribeFileSystemPolicyResponse.builder().fileSystemId(id).policy(policy).build();
  }

  DeleteFileSystemPolicyResponse deletePolicy(DeleteFileSystemPolicyRequest request) {
    policies().remove(require(request.fileSystemId()).fileSystemId(), POLICY);
    return DeleteFileSystemPolicyResponse.builder().build();
  }

  /** File systems and access points, by id or ARN. */
  private String owner(String resource) {
    String id = resource.substring(resource.lastIndexOf('/') + 1);
    return id.startsWith("fsap-")
        ? AccessPoints.arn(endpoint.backend(), id)
        : require(id).fileSystemArn();
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint
        .backend()
        .tags()
        .add(owner(request.resourceId()), request.tags(), Tag::key, Tag::value);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(owner(request.resourceId()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder().tags(tagsOf(owner(request.resourceId()))).build();
  }
}
