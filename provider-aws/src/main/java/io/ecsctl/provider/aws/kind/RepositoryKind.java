package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Batches;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** A {@code repository} block. */
final class RepositoryKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("RepositoryNotFoundException");
  private static final Set<String> NO_LIFECYCLE =
      Set.of("RepositoryNotFoundException", "LifecyclePolicyNotFoundException");
  private static final Set<String> NO_POLICY =
      Set.of("RepositoryNotFoundException", "RepositoryPolicyNotFoundException");
  private static final String LIFECYCLE = "lifecycle_policy";
  private static final Set<String> MUTABILITY =
      Set.of("image_tag_mutability", "image_tag_mutability_exclusion_filter");
  private static final int PER_CALL = 100;

  private final Tools tools;

  RepositoryKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "repository";
  }

  private EcrClient ecr() {
    return tools.clients().ecr();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    if (!index.covers("ecr")) {
      return withTags(inventory.scope(), all());
    }
    List<String> names =
        index.arns("ecr", "repository/").stream().map(RepositoryKind::nameOf).toList();
    return Parallel.map(
            named(names),
            repository ->
                live(
                    inventory.scope(),
                    repository,
                    index.byArn().getOrDefault(repository.repositoryArn(), Tags.NONE)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Repository> all() {
    return Call.to(
        "ecr:DescribeRepositories",
        () -> ecr().describeRepositoriesPaginator().repositories().stream().toList());
  }

  private List<Repository> named(Collection<String> names) {
    return Batches.describe(
        names,
        PER_CALL,
        GONE,
        batch ->
            Call.to(
                "ecr:DescribeRepositories",
                () -> ecr().describeRepositories(r -> r.repositoryNames(batch)).repositories()));
  }

  /** {@code team/web} of {@code arn:aws:ecr:REGION:ACCOUNT:repository/team/web}. */
  private static String nameOf(String arn) {
    int at = arn.indexOf(":repository/");
    return at < 0 ? arn : arn.substring(at + ":repository/".length());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return withTags(scope, named(resources.stream().map(r -> nameOf(r.id())).toList()));
  }

  private List<LiveResource> withTags(StackScope scope, List<Repository> repositories) {
    return Parallel.map(repositories, r -> live(scope, r, tags(r.repositoryArn()))).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Tags tags(String arn) {
    var found =
        Call.unless(
            GONE,
            "ecr:ListTagsForResource",
            () -> ecr().listTagsForResource(r -> r.resourceArn(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags(), Tag::key, Tag::value);
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return named(List.of(nameOf(id))).stream()
        .findFirst()
        .map(repository -> {
          Tags tags = tags(repository.repositoryArn());
          return new Found(live(new Owned<>(address, repository, tags)), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.id(), change);
  }

  private Optional<LiveResource> live(StackScope scope, Repository repository, Tags tags) {
    return Owned.of(scope, name(), repository, tags).map(this::live);
  }

  private LiveResource live(Owned<Repository> owned) {
    Repository repository = owned.object();
    String name = repository.repositoryName();
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), repository))
            .text("arn", repository.repositoryArn())
            .text("url", repository.repositoryUri())
            .text(LIFECYCLE, lifecycle(name))
            .text(PolicyAttribute.RESOURCE.text(), policy(name))
            .put(ForceDelete.ATTRIBUTE, ForceDelete.value(owned.tags()))
            .put(TagChange.ATTRIBUTE, owned.tags().value())
            .build();
    return new LiveResource(
        owned.address(), repository.repositoryArn(), canonical(attributes), "", true);
  }

  private @Nullable String lifecycle(String name) {
    var found =
        Call.unless(
            NO_LIFECYCLE,
            "ecr:GetLifecyclePolicy",
            () -> ecr().getLifecyclePolicy(r -> r.repositoryName(name)));
    return found == null ? null : found.lifecyclePolicyText();
  }

  private @Nullable String policy(String name) {
    var found =
        Call.unless(
            NO_POLICY,
            "ecr:GetRepositoryPolicy",
            () -> ecr().getRepositoryPolicy(r -> r.repositoryName(name)));
    return found == null ? null : found.policyText();
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return PolicyAttribute.RESOURCE.canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    Map<String, String> tags = new TreeMap<>(Tags.forCreate(scope, desired).all());
    tags.putAll(ForceDelete.of(desired));
    CreateRepositoryRequest request =
        tools
            .request(desired, CreateRepositoryRequest.builder())
            .tags(Tags.of(tags).as(RepositoryKind::tag))
            .build();
    Repository made = createOrFind(scope, desired, request);
    if (desired.attributes().has(LIFECYCLE)) {
      setLifecycle(made.repositoryName(), desired);
    }
    if (PolicyAttribute.RESOURCE.json(desired.attributes()) != null) {
      setPolicy(made.repositoryName(), desired);
    }
    return live(new Owned<>(desired.address(), made, Tags.of(tags)));
  }

  private Repository createOrFind(
      StackScope scope, DesiredResource desired, CreateRepositoryRequest request) {
    try {
      return Call.to("ecr:CreateRepository", () -> ecr().createRepository(request)).repository();
    } catch (ProviderException refused) {
      if (!refused.code().equals("RepositoryAlreadyExistsException")) {
        throw refused;
      }
      Repository there =
          named(List.of(request.repositoryName())).stream().findFirst().orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "repository " + request.repositoryName(),
          tags(there.repositoryArn()));
      return there;
    }
  }

  private void setLifecycle(String name, DesiredResource desired) {
    String policy = Values.text(desired.attributes(), LIFECYCLE);
    if (policy == null) {
      Call.unless(
          NO_LIFECYCLE,
          "ecr:DeleteLifecyclePolicy",
          () -> ecr().deleteLifecyclePolicy(r -> r.repositoryName(name)));
    } else {
      Call.to(
          "ecr:PutLifecyclePolicy",
          () -> ecr().putLifecyclePolicy(r -> r.repositoryName(name).lifecyclePolicyText(policy)));
    }
  }

  private void setPolicy(String name, DesiredResource desired) {
    String policy = PolicyAttribute.RESOURCE.json(desired.attributes());
    if (policy == null) {
      Call.unless(
          NO_POLICY,
          "ecr:DeleteRepositoryPolicy",
          () -> ecr().deleteRepositoryPolicy(r -> r.repositoryName(name)));
    } else {
      Call.to(
          "ecr:SetRepositoryPolicy",
          () -> ecr().setRepositoryPolicy(r -> r.repositoryName(name).policyText(policy)));
    }
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String name = live.text("name");
    if (attributes.stream().anyMatch(MUTABILITY::contains)) {
      var request = tools.request(desired, PutImageTagMutabilityRequest.builder(), MUTABILITY);
      Call.to(
          "ecr:PutImageTagMutability",
          () -> ecr().putImageTagMutability(request.repositoryName(name).build()));
    }
    tools
        .change(desired, PutImageScanningConfigurationRequest.builder(), attributes)
        .ifPresent(request ->
            Call.to(
                "ecr:PutImageScanningConfiguration",
                () -> ecr().putImageScanningConfiguration(request.repositoryName(name).build())));
    if (attributes.contains(LIFECYCLE)) {
      setLifecycle(name, desired);
    }
    if (PolicyAttribute.RESOURCE.isAmong(attributes)) {
      setPolicy(name, desired);
    }
    if (attributes.contains(ForceDelete.ATTRIBUTE)) {
      updateTags(live.id(), ForceDelete.change(desired));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live.id(), TagChange.between(live, desired));
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("ecr:DescribeRepositories", "repository " + name));
  }

  private void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "ecr:TagResource",
          () ->
              ecr()
                  .tagResource(
                      r -> r.resourceArn(arn).tags(change.added().as(RepositoryKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "ecr:UntagResource",
          () -> ecr().untagResource(r -> r.resourceArn(arn).tagKeys(change.remove())));
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** Images in it keep it, unless the program said that they go with it. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    boolean force = Boolean.TRUE.equals(Values.bool(live.attributes(), ForceDelete.ATTRIBUTE));
    Call.unless(
        GONE,
        "ecr:DeleteRepository",
        () -> ecr().deleteRepository(r -> r.repositoryName(live.text("name")).force(force)));
  }
}
