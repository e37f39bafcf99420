package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** A {@code log_group} block. */
final class LogGroupKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("ResourceNotFoundException");
  private static final String RETENTION = "retention";
  private static final String KEY = "kms_key";
  private static final String PROTECTION = "deletion_protection";
  private static final int PER_CALL = 50;

  private final Tools tools;

  LogGroupKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "log_group";
  }

  private CloudWatchLogsClient logs() {
    return tools.clients().logs();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    if (index.complete()) {
      return find(index.arns("logs", "log-group:")).stream()
          .flatMap(group ->
              live(inventory.scope(), group, index.byArn().getOrDefault(arn(group), Tags.NONE))
                  .stream())
          .toList();
    }
    List<LogGroup> all =
        Call.to(
            "logs:DescribeLogGroups",
            () -> logs().describeLogGroupsPaginator().logGroups().stream().toList());
    return withTags(inventory.scope(), all);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return withTags(scope, find(resources.stream().map(LiveResource::id).toList()));
  }

  private List<LiveResource> withTags(StackScope scope, List<LogGroup> groups) {
    return Parallel.map(groups, group -> live(scope, group, tags(arn(group)))).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Fifty a call. What else an endpoint answers that does not know this filter is left out. */
  private List<LogGroup> find(List<String> arns) {
    return Parallel.map(Parallel.batches(arns, PER_CALL), this::findBatch).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<LogGroup> findBatch(List<String> arns) {
    Set<String> names = arns.stream().map(LogGroupKind::nameOf).collect(Collectors.toSet());
    return Call.to(
            "logs:DescribeLogGroups",
            () ->
                logs()
                    .describeLogGroupsPaginator(r -> r.logGroupIdentifiers(names))
                    .logGroups()
                    .stream()
                    .toList())
        .stream()
        .filter(group -> names.contains(group.logGroupName()))
        .toList();
  }

  /** {@code /ecs/web} of {@code arn:aws:logs:REGION:ACCOUNT:log-group:/ecs/web}. */
  private static String nameOf(String arn) {
    return arn.split(":", 7)[6];
  }

  /** Without the {@code :*} of the older form. */
  private static String arn(LogGroup group) {
    return group.logGroupArn() != null ? group.logGroupArn() : group.arn().replaceAll(":\\*$", "");
  }

  private Tags tags(String arn) {
    var found =
        Call.unless(
            GONE,
            "logs:ListTagsForResource",
            () -> logs().listTagsForResource(r -> r.resourceArn(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags());
  }

  private Optional<LiveResource> live(StackScope scope, LogGroup group, Tags tags) {
    return Owned.of(scope, name(), group, tags).map(o -> live(o.address(), group, tags));
  }

  private LiveResource live(ResourceAddress address, LogGroup group, Tags tags) {
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), group))
            .text("arn", arn(group))
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, arn(group), attributes, "", true);
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    String name = id.startsWith("arn:") ? nameOf(id.replaceAll(":\\*$", "")) : id;
    return byName(name)
        .map(group -> {
          Tags tags = tags(arn(group));
          return new Found(live(address, group, tags), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.id(), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateLogGroupRequest request =
        tools
            .request(desired, CreateLogGroupRequest.builder())
            .tags(Tags.forCreate(scope, desired).all())
            .build();
    try {
      Call.to("logs:CreateLogGroup", () -> logs().createLogGroup(request));
    } catch (ProviderException refused) {
      if (!refused.code().equals("ResourceAlreadyExistsException")) {
        throw refused;
      }
      LogGroup there = byName(request.logGroupName()).orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "log group " + request.logGroupName(),
          request.logGroupName(),
          tags(arn(there)));
    }
    setRetention(request.logGroupName(), desired);
    String arn = tools.arn("logs", "log-group:" + request.logGroupName());
    Value.ObjectOf attributes =
        LiveAttributes.of(desired.attributes())
            .text("arn", arn)
            .put(TagChange.ATTRIBUTE, Tags.forCreate(scope, desired).value())
            .build();
    return new LiveResource(desired.address(), arn, attributes, "", true);
  }

  private Optional<LogGroup> byName(String name) {
    return Call.to(
            "logs:DescribeLogGroups",
            () ->
                logs()
                    .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name))
                    .logGroups()
                    .stream()
                    .toList())
        .stream()
        .filter(group -> group.logGroupName().equals(name))
        .findFirst();
  }

  private void setRetention(String name, DesiredResource desired) {
    if (desired.attributes().get(RETENTION) instanceof Value.Duration(var seconds)) {
      int days = Math.toIntExact(java.time.Duration.ofSeconds(seconds).toDays());
      Call.to(
          "logs:PutRetentionPolicy",
          () -> logs().putRetentionPolicy(r -> r.logGroupName(name).retentionInDays(days)));
    }
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String group = live.text("name");
    if (attributes.contains(RETENTION)) {
      if (desired.attributes().has(RETENTION)) {
        setRetention(group, desired);
      } else {
        Call.to(
            "logs:DeleteRetentionPolicy",
            () -> logs().deleteRetentionPolicy(r -> r.logGroupName(group)));
      }
    }
    if (attributes.contains(KEY)) {
      setKey(group, desired);
    }
    if (attributes.contains(PROTECTION)) {
      boolean on = Boolean.TRUE.equals(Values.bool(desired.attributes(), PROTECTION));
      Call.to(
          "logs:PutLogGroupDeletionProtection",
          () ->
              logs()
                  .putLogGroupDeletionProtection(
                      r -> r.logGroupIdentifier(live.id()).deletionProtectionEnabled(on)));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live.id(), TagChange.between(live, desired));
    }
    LogGroup now =
        byName(group)
            .orElseThrow(() -> Tools.vanished("logs:DescribeLogGroups", "log group " + group));
    return live(live.address(), now, Tags.forCreate(scope, desired));
  }

  private void setKey(String group, DesiredResource desired) {
    String key = Values.text(desired.attributes(), KEY);
    if (key == null) {
      Call.to(
          "logs:DisassociateKmsKey", () -> logs().disassociateKmsKey(r -> r.logGroupName(group)));
    } else {
      Call.to(
          "logs:AssociateKmsKey",
          () -> logs().associateKmsKey(r -> r.logGroupName(group).kmsKeyId(key)));
    }
  }

  private void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      Map<String, String> added = change.put();
      Call.to("logs:TagResource", () -> logs().tagResource(r -> r.resourceArn(arn).tags(added)));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "logs:UntagResource",
          () -> logs().untagResource(r -> r.resourceArn(arn).tagKeys(change.remove())));
    }
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Call.unless(
        GONE,
        "logs:DeleteLogGroup",
        () -> logs().deleteLogGroup(r -> r.logGroupName(live.text("name"))));
  }
}
