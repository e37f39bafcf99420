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
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * A {@code launch_template} block. Versions never change: an update makes the next one from
 * everything that the program says, and makes it the default. What is compared is the default
 * version, so that a default put back by hand shows.
 */
final class LaunchTemplateKind implements ResourceKind {
  private static final Set<String> GONE =
      Set.of(
          "InvalidLaunchTemplateId.NotFound",
          "InvalidLaunchTemplateName.NotFoundException",
          "InvalidLaunchTemplateId.NotFoundException");
  private static final String VERSION = "latest_version";

  private final Tools tools;

  LaunchTemplateKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "launch_template";
  }

  private Ec2Client ec2() {
    return tools.clients().ec2();
  }

  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    StackScope scope = inventory.scope();
    Filter mine = Ec2Kind.filter("tag:" + StackScope.STACK_TAG, List.of(scope.stack()));
    return lives(scope, templates(mine));
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return lives(
        scope,
        templates(
            Ec2Kind.filter(
                "launch-template-name",
                resources.stream().map(live -> live.text("name")).toList())));
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return (id.startsWith("lt-") ? byId(id) : find(id))
        .flatMap(template ->
            version(template)
                .map(version -> {
                  Tags tags = tags(template);
                  return new Found(live(address, template, version, tags), tags);
                }));
  }

  private Optional<LaunchTemplate> byId(String id) {
    return Optional.ofNullable(
            Call.unless(
                GONE,
                "ec2:DescribeLaunchTemplates",
                () -> ec2().describeLaunchTemplates(r -> r.launchTemplateIds(id))))
        .flatMap(answer -> answer.launchTemplates().stream().findFirst());
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    new Ec2Tags(ec2()).change(live, change);
  }

  private static Tags tags(LaunchTemplate template) {
    return Tags.of(template.tags(), Tag::key, Tag::value);
  }

  private List<LaunchTemplate> templates(Filter filter) {
    return Call.to(
        "ec2:DescribeLaunchTemplates",
        () ->
            ec2()
                .describeLaunchTemplatesPaginator(r -> r.filters(filter))
                .launchTemplates()
                .stream()
                .toList());
  }

  private List<LiveResource> lives(StackScope scope, List<LaunchTemplate> templates) {
    List<Owned<LaunchTemplate>> owned =
        templates.stream().flatMap(template -> owned(scope, template).stream()).toList();
    return Parallel.map(
            owned, o -> version(o.object()).map(v -> live(o.address(), o.object(), v, o.tags())))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Owned<LaunchTemplate>> owned(StackScope scope, LaunchTemplate template) {
    return Owned.of(scope, name(), template, tags(template));
  }

  /** The default one. EC2 answers with versions one template a call. */
  private Optional<LaunchTemplateVersion> version(LaunchTemplate template) {
    return Optional.ofNullable(
            Call.unless(
                GONE,
                "ec2:DescribeLaunchTemplateVersions",
                () ->
                    ec2()
                        .describeLaunchTemplateVersions(r ->
                            r.launchTemplateId(template.launchTemplateId()).versions("$Default"))))
        .flatMap(answer -> answer.launchTemplateVersions().stream().findFirst());
  }

  private LiveResource live(
      ResourceAddress address, LaunchTemplate template, LaunchTemplateVersion version, Tags tags) {
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), withoutOwnTags(version)))
            .text("id", template.launchTemplateId())
            .number(VERSION, template.latestVersionNumber())
            .put(TagChange.ATTRIBUTE, tags.value());
    UserData.read(version.launchTemplateData().userData(), attributes);
    return new LiveResource(address, template.launchTemplateId(), attributes.build(), "", true);
  }

  /**
   * EC2 tells with a version the tags of what is started from it; an emulator those of the template
   * as well.
   */
  private static LaunchTemplateVersion withoutOwnTags(LaunchTemplateVersion version) {
    List<LaunchTemplateTagSpecification> started =
        version.launchTemplateData().tagSpecifications().stream()
            .filter(tagged -> tagged.resourceType() != ResourceType.LAUNCH_TEMPLATE)
            .toList();
    return version.copy(v ->
        v.launchTemplateData(
            version.launchTemplateData().copy(data -> data.tagSpecifications(started))));
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return EcsImages.canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateLaunchTemplateRequest.Builder request =
        tools.request(canonical(desired), CreateLaunchTemplateRequest.builder());
    String name = Objects.requireNonNull(request.build().launchTemplateName(), "name");
    request
        .clientToken(tools.token(desired))
        .launchTemplateData(withUserData(request.build().launchTemplateData(), desired))
        .tagSpecifications(Ec2Kind.tagged(ResourceType.LAUNCH_TEMPLATE, scope, desired));
    try {
      Call.to("ec2:CreateLaunchTemplate", () -> ec2().createLaunchTemplate(request.build()));
    } catch (ProviderException refused) {
      LaunchTemplate there = find(name).orElse(null);
      if (!refused.code().equals("InvalidLaunchTemplateName.AlreadyExistsException")
          || there == null) {
        throw refused;
      }
      Ownership.require(scope, desired, refused, "launch template " + name, tags(there));
    }
    return readBack(desired.address(), name);
  }

  private DesiredResource canonical(DesiredResource desired) {
    return new DesiredResource(
        desired.address(),
        desired.schema(),
        canonical(desired.attributes()),
        desired.contentHash(),
        desired.token());
  }

  private static RequestLaunchTemplateData withUserData(
      @Nullable RequestLaunchTemplateData data, DesiredResource desired) {
    return (data == null ? RequestLaunchTemplateData.builder() : data.toBuilder())
        .userData(UserData.encoded(desired.attributes()))
        .build();
  }

  private Optional<LaunchTemplate> find(String name) {
    return templates(Ec2Kind.filter("launch-template-name", List.of(name))).stream().findFirst();
  }

  private LiveResource readBack(ResourceAddress address, String name) throws InterruptedException {
    return tools
        .waiting()
        .until(
            "ec2:DescribeLaunchTemplates",
            "launch template " + name + " to appear",
            Ec2Kind.TO_APPEAR,
            () ->
                find(name)
                    .flatMap(template ->
                        version(template)
                            .map(version -> live(address, template, version, tags(template)))));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (!Set.of(TagChange.ATTRIBUTE).containsAll(attributes)) {
      newVersion(live, desired);
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readBack(live.address(), live.text("name"));
  }

  /** From the program alone: a version says everything. */
  private void newVersion(LiveResource live, DesiredResource desired) {
    CreateLaunchTemplateVersionRequest.Builder request =
        tools.request(canonical(desired), CreateLaunchTemplateVersionRequest.builder());
    request
        .launchTemplateName(null)
        .launchTemplateId(live.id())
        .clientToken(tools.token(desired))
        .launchTemplateData(withUserData(request.build().launchTemplateData(), desired));
    long version =
        Call.to(
                "ec2:CreateLaunchTemplateVersion",
                () -> ec2().createLaunchTemplateVersion(request.build()))
            .launchTemplateVersion()
            .versionNumber();
    Call.to(
        "ec2:ModifyLaunchTemplate",
        () ->
            ec2()
                .modifyLaunchTemplate(
                    r -> r.launchTemplateId(live.id()).defaultVersion(String.valueOf(version))));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    List<String> others =
        groups(live.id())
            .filter(group -> !scope.stack().equals(GroupTags.of(group).stack()))
            .map(group ->
                "auto scaling group %s, which belongs to %s"
                    .formatted(group.autoScalingGroupName(), GroupTags.of(group).owner()))
            .toList();
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal(
          "ec2:DeleteLaunchTemplate", "Launch template " + live.text("name"), others);
    }
    Call.unless(
        GONE,
        "ec2:DeleteLaunchTemplate",
        () -> ec2().deleteLaunchTemplate(r -> r.launchTemplateId(live.id())));
  }

  /** EC2 deletes a template while groups use it, which then cannot start an instance. */
  private Stream<AutoScalingGroup> groups(String template) {
    return Call.to(
            "autoscaling:DescribeAutoScalingGroups",
            () ->
                tools
                    .clients()
                    .autoScaling()
                    .describeAutoScalingGroupsPaginator(r -> r.maxRecords(100))
                    .autoScalingGroups()
                    .stream()
                    .toList())
        .stream()
        .filter(group -> templates(group).anyMatch(template::equals));
  }

  /** Ids, in whichever of the three places a group has them. */
  private static Stream<String> templates(AutoScalingGroup group) {
    Stream<LaunchTemplateSpecification> mixed =
        group.mixedInstancesPolicy() == null
                || group.mixedInstancesPolicy().launchTemplate() == null
            ? Stream.empty()
            : Stream.concat(
                Stream.ofNullable(
                    group.mixedInstancesPolicy().launchTemplate().launchTemplateSpecification()),
                group.mixedInstancesPolicy().launchTemplate().overrides().stream()
                    .flatMap(o -> Stream.ofNullable(o.launchTemplateSpecification())));
    return Stream.concat(Stream.ofNullable(group.launchTemplate()), mixed)
        .flatMap(specification -> Stream.ofNullable(specification.launchTemplateId()));
  }
}
