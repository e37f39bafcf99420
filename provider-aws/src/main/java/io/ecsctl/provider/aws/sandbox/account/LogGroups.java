package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.LogStreams;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/**
 * Log groups. Their ARN has two forms: {@code arn} ends in {@code :*}, {@code logGroupArn} and
 * tagging do without.
 */
final class LogGroups {
  private static final int PAGE = 50;
  private static final Set<Integer> RETENTION_DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final Endpoint endpoint;

  LogGroups(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<LogGroup> groups() {
    return endpoint.backend().table("logs.group", LogGroup::builder);
  }

  CreateLogGroupResponse create(CreateLogGroupRequest request) {
    String name = request.logGroupName();
    if (groups().contains(name)) {
      throw endpoint.error(
          ResourceAlreadyExistsException.builder(),
          "ResourceAlreadyExistsException",
          "The specified log group already exists");
    }
    String arn = endpoint.backend().arn("logs", "log-group:" + name);
    groups()
        .put(
            name,
            LogGroup.builder()
                .logGroupName(name)
                .arn(arn + ":*")
                .logGroupArn(arn)
                .creationTime(endpoint.backend().now().toEpochMilli())
                .logGroupClass(
                    request.logGroupClassAsString() == null
                        ? "STANDARD"
                        : request.logGroupClassAsString())
                .kmsKeyId(request.kmsKeyId())
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .metricFilterCount(0)
                .storedBytes(0L)
                .build());
    endpoint.backend().tags().add(arn, request.tags());
    return CreateLogGroupResponse.builder().build();
  }

  private LogGroup require(@Nullable String name) {
    return groups().find(name).orElseThrow(this::notFound);
  }

  private RuntimeException notFound() {
    return endpoint.error(
        ResourceNotFoundException.builder(),
        "ResourceNotFoundException",
        "The specified log group does not exist.");
  }

  DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request) {
    String prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
    List<LogGroup> wanted =
        groups().where(g -> g.logGroupName().startsWith(prefix)).stream()
            .sorted(Comparator.comparing(LogGroup::logGroupName))
            .toList();
    var page = endpoint.page(wanted, request.nextToken(), request.limit(), PAGE);
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.items())
        .nextToken(page.next())
        .build();
  }

  /** The last ones, in their order. */
  GetLogEventsResponse events(GetLogEventsRequest request) {
    require(request.logGroupName());
    List<OutputLogEvent> events =
        new LogStreams(endpoint.backend()).read(request.logGroupName(), request.logStreamName());
    if (events.isEmpty()) {
      throw endpoint.error(
          ResourceNotFoundException.builder(),
          "ResourceNotFoundException",
          "The specified log stream does not exist.");
    }
    int limit = request.limit() == null ? events.size() : request.limit();
    return GetLogEventsResponse.builder()
        .events(events.subList(Math.max(0, events.size() - limit), events.size()))
        .build();
  }

  /** By name or ARN. */
  PutLogGroupDeletionProtectionResponse protect(PutLogGroupDeletionProtectionRequest request) {
    String id = request.logGroupIdentifier();
    LogGroup group =
        groups().all().stream()
            .filter(g ->
                id.equals(g.logGroupName()) || id.equals(g.logGroupArn()) || id.equals(g.arn()))
            .findFirst()
            .orElseThrow(this::notFound);
    groups()
        .put(
            group.logGroupName(),
            group.toBuilder()
                .deletionProtectionEnabled(request.deletionProtectionEnabled())
                .build());
    return PutLogGroupDeletionProtectionResponse.builder().build();
  }

  DeleteLogGroupResponse delete(DeleteLogGroupRequest request) {
    LogGroup group = require(request.logGroupName());
    if (Boolean.TRUE.equals(group.deletionProtectionEnabled())) {
      throw endpoint.error(
          "ValidationException",
          "Log group %s has deletion protection enabled",
          request.logGroupName());
    }
    groups().remove(request.logGroupName());
    new LogStreams(endpoint.backend()).forget(request.logGroupName());
    endpoint.backend().tags().forget(group.logGroupArn());
    return DeleteLogGroupResponse.builder().build();
  }

  PutRetentionPolicyResponse retain(PutRetentionPolicyRequest request) {
    require(request.logGroupName());
    if (!RETENTION_DAYS.contains(request.retentionInDays())) {
      throw endpoint.error(
          InvalidParameterException.builder(),
          "InvalidParameterException",
          "1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy"
              + " constraint: Member must satisfy enum value set: %s",
          request.retentionInDays(),
          RETENTION_DAYS.stream().sorted().toList());
    }
    groups()
        .update(
            request.logGroupName(),
            g -> g.toBuilder().retentionInDays(request.retentionInDays()).build());
    return PutRetentionPolicyResponse.builder().build();
  }

  DeleteRetentionPolicyResponse retainForever(DeleteRetentionPolicyRequest request) {
    require(request.logGroupName());
    groups().update(request.logGroupName(), g -> g.toBuilder().retentionInDays(null).build());
    return DeleteRetentionPolicyResponse.builder().build();
  }

  AssociateKmsKeyResponse encrypt(AssociateKmsKeyRequest request) {
    require(request.logGroupName());
    groups()
        .update(request.logGroupName(), g -> g.toBuilder().kmsKeyId(request.kmsKeyId()).build());
    return AssociateKmsKeyResponse.builder().build();
  }

  DisassociateKmsKeyResponse decrypt(DisassociateKmsKeyRequest request) {
    require(request.logGroupName());
    groups().update(request.logGroupName(), g -> g.toBuilder().kmsKeyId(null).build());
    return DisassociateKmsKeyResponse.builder().build();
  }

  private String owner(String arn) {
    if (!groups().any(g -> g.logGroupArn().equals(arn))) {
      throw notFound();
    }
    return arn;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint.backend().tags().add(owner(request.resourceArn()), request.tags());
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(owner(request.resourceArn()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(endpoint.backend().tags().of(owner(request.resourceArn())))
        .build();
  }
}
