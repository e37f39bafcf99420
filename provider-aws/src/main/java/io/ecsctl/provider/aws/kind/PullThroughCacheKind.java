package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleRequest;

/**
 * A {@code pull_through_cache} block: a rule of the account's registry. Rules have no tags, so a
 * mark says whose each is.
 */
final class PullThroughCacheKind implements ResourceKind {
  private static final String PREFIX = "ecr_repository_prefix";
  private static final String CREATE = "ecr:CreatePullThroughCacheRule";
  private static final String DESCRIBE = "ecr:DescribePullThroughCacheRules";
  private static final Set<String> GONE = Set.of("PullThroughCacheRuleNotFoundException");

  /** What says that nothing was made, so that nothing needs a mark. */
  private static final Set<String> REFUSED =
      Set.of(
          "InvalidParameterException",
          "LimitExceededException",
          "PullThroughCacheRuleAlreadyExistsException",
          "SecretNotFoundException",
          "UnableToAccessSecretException",
          "UnableToDecryptSecretValueException",
          "UnsupportedUpstreamRegistryException",
          "ValidationException");

  private final Tools tools;
  private final Marks<String> marks;

  PullThroughCacheKind(Tools tools) {
    this.tools = tools;
    marks = new Marks<>(tools, "/ecsctl/pull_through_cache/", "pull-through rule", text -> text);
  }

  @Override
  public String name() {
    return "pull_through_cache";
  }

  private EcrClient ecr() {
    return tools.clients().ecr();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<Owned<String>> marked = marks.list(inventory, name());
    Map<String, PullThroughCacheRule> found = marked.isEmpty() ? Map.of() : rules();
    return marked.stream().map(o -> live(o.address(), o.object(), found.get(o.object()))).toList();
  }

  /** All of the registry, which has fifty at most. */
  private Map<String, PullThroughCacheRule> rules() {
    return Call.to(
            DESCRIBE,
            () ->
                ecr()
                    .describePullThroughCacheRulesPaginator(r -> {})
                    .pullThroughCacheRules()
                    .stream()
                    .toList())
        .stream()
        .collect(Collectors.toMap(PullThroughCacheRule::ecrRepositoryPrefix, Function.identity()));
  }

  @Override
  public String listedBy(LiveResource live) {
    return marks.listedBy(live.id());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Map<String, PullThroughCacheRule> found = rules();
    return resources.stream().map(r -> live(r.address(), r.id(), found.get(r.id()))).toList();
  }

  /**
   * @param rule null when the mark is all there is, as after a run that ended between the two: such
   *     a rule is completed or deleted
   */
  private LiveResource live(
      ResourceAddress address, String prefix, @Nullable PullThroughCacheRule rule) {
    LiveAttributes attributes =
        rule == null
            ? new LiveAttributes()
            : LiveAttributes.of(tools.read(name(), rule)).text("url", url(rule));
    attributes.text(PREFIX, prefix);
    return new LiveResource(address, prefix, attributes.build(), "", true);
  }

  private String url(PullThroughCacheRule rule) {
    String region = tools.clients().region();
    return "%s.dkr.ecr.%s.amazonaws.com%s%s"
        .formatted(
            rule.registryId(),
            region,
            region.startsWith("cn-") ? ".cn" : "",
            rule.ecrRepositoryPrefix().equals("ROOT") ? "" : "/" + rule.ecrRepositoryPrefix());
  }

  /** By its prefix. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return Optional.ofNullable(rules().get(id))
        .map(rule -> new Found(live(address, id, rule), marks.tags(id)));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    if (change.put().isEmpty()) {
      marks.remove(live.id());
    } else {
      marks.give(change, live.id());
    }
  }

  /** A rule that is there without our mark is somebody's, and stays as it is. */
  @Override
  public LiveResource create(StackScope scope, DesiredResource desired) {
    String prefix = Values.required(desired.attributes(), PREFIX);
    PullThroughCacheRule there = rules().get(prefix);
    if (there != null) {
      Ownership.require(
          scope, desired, DESCRIBE, "pull-through rule " + prefix, prefix, marks.tags(prefix));
      return live(desired.address(), prefix, there);
    }
    marks.take(scope, desired, prefix);
    try {
      make(desired);
    } catch (ProviderException refused) {
      if (REFUSED.contains(refused.code())) {
        marks.remove(prefix);
      }
      throw refused;
    }
    return readOne(desired.address(), prefix);
  }

  private void make(DesiredResource desired) {
    CreatePullThroughCacheRuleRequest request =
        tools.request(desired, CreatePullThroughCacheRuleRequest.builder()).build();
    Call.to(CREATE, () -> ecr().createPullThroughCacheRule(request));
  }

  private LiveResource readOne(ResourceAddress address, String prefix) {
    return find(address, prefix)
        .map(Found::live)
        .orElseThrow(() -> Tools.vanished(DESCRIBE, prefix));
  }

  /** ECR changes credentials and roles, and takes none of them away: then the rule is made anew. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes) {
    if (attributes.stream().allMatch(desired.attributes()::has)) {
      UpdatePullThroughCacheRuleRequest request =
          tools
              .request(desired, UpdatePullThroughCacheRuleRequest.builder(), attributes)
              .ecrRepositoryPrefix(live.id())
              .build();
      Call.to("ecr:UpdatePullThroughCacheRule", () -> ecr().updatePullThroughCacheRule(request));
    } else {
      remove(live.id());
      make(desired);
    }
    return readOne(live.address(), live.id());
  }

  private void remove(String prefix) {
    Call.unless(
        GONE,
        "ecr:DeletePullThroughCacheRule",
        () -> ecr().deletePullThroughCacheRule(r -> r.ecrRepositoryPrefix(prefix)));
  }

  /** What was pulled through stays, in repositories of its own. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress) {
    remove(live.id());
    marks.remove(live.id());
  }
}
