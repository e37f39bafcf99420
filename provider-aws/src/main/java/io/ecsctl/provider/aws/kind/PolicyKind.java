package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.IamInventory;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * A {@code policy} block: a managed policy. IAM has no call that gives the policies of an account
 * with their tags, so the tagging API says which ones are the stack's, and one bulk answer has all
 * documents.
 */
final class PolicyKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("NoSuchEntity");

  /** IAM keeps so many versions and refuses the next one. */
  private static final int VERSIONS = 5;

  private final Tools tools;

  PolicyKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "policy";
  }

  private IamClient iam() {
    return tools.clients().iam();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.globalIndex();
    if (index.covers("iam")) {
      Set<String> arns = Set.copyOf(index.arns("iam", "policy/"));
      return arns.isEmpty() ? List.of() : read(inventory, arns);
    }
    return inventory.iam().policies().stream()
        .flatMap(p -> live(inventory.scope(), p).stream())
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return read(
        new Inventory(tools.clients(), scope),
        resources.stream().map(LiveResource::id).collect(Collectors.toSet()));
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return all().stream()
        .filter(policy -> id.equals(policy.arn()) || id.equals(nameOf(policy.arn())))
        .findFirst()
        .map(policy -> {
          Tags tags = tags(policy.arn());
          return new Found(live(new Owned<>(address, policy, tags)), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.id(), change);
  }

  private List<LiveResource> read(Inventory inventory, Set<String> arns) {
    List<ManagedPolicyDetail> ours =
        inventory.iam().policies().stream().filter(p -> arns.contains(p.arn())).toList();
    return Parallel.map(ours, p -> live(inventory.scope(), p)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<ManagedPolicyDetail> all() {
    return new IamInventory(tools.clients()).policies();
  }

  /** The names of all of the account's own. */
  List<String> names() {
    return all().stream().map(policy -> nameOf(policy.arn())).toList();
  }

  /** {@code shop-read} of {@code arn:…:policy/ecsctl/shop-read}; every endpoint tells the ARN. */
  private static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Tags are asked for: the index hears of changed ones late. */
  private Tags tags(String arn) {
    List<Tag> found =
        Call.unless(
            GONE,
            "iam:ListPolicyTags",
            () -> iam().listPolicyTagsPaginator(r -> r.policyArn(arn)).tags().stream().toList());
    return found == null ? Tags.NONE : Tags.of(found, Tag::key, Tag::value);
  }

  private Optional<LiveResource> live(StackScope scope, ManagedPolicyDetail policy) {
    return Owned.of(scope, name(), policy, tags(policy.arn())).map(this::live);
  }

  private LiveResource live(Owned<ManagedPolicyDetail> owned) {
    ManagedPolicyDetail policy = owned.object();
    String document =
        policy.policyVersionList().stream()
            .filter(version -> version.versionId().equals(policy.defaultVersionId()))
            .map(PolicyVersion::document)
            .findFirst()
            .orElse(null);
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), policy))
            .text("name", nameOf(policy.arn()))
            .text("arn", policy.arn())
            .text("id", policy.policyId())
            .text(PolicyAttribute.DOCUMENT.text(), RoleKind.decoded(document))
            .put(TagChange.ATTRIBUTE, owned.tags().value())
            .build();
    return new LiveResource(owned.address(), policy.arn(), canonical(attributes), "", true);
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return PolicyAttribute.DOCUMENT.canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreatePolicyRequest request =
        tools
            .request(desired, CreatePolicyRequest.builder())
            .policyDocument(PolicyAttribute.DOCUMENT.json(desired.attributes()))
            .tags(Tags.forCreate(scope, desired).as(PolicyKind::tag))
            .build();
    return live(desired, createOrFind(scope, desired, request));
  }

  private Policy createOrFind(
      StackScope scope, DesiredResource desired, CreatePolicyRequest request) {
    try {
      return Call.to("iam:CreatePolicy", () -> iam().createPolicy(request)).policy();
    } catch (ProviderException refused) {
      if (!refused.code().equals("EntityAlreadyExists")) {
        throw refused;
      }
      ManagedPolicyDetail there =
          all().stream()
              .filter(p -> nameOf(p.arn()).equalsIgnoreCase(request.policyName()))
              .findFirst()
              .orElseThrow(() -> refused);
      Ownership.require(
          scope, desired, refused, "policy " + request.policyName(), tags(there.arn()));
      setDocument(there.arn(), request.policyDocument());
      return get(there.arn());
    }
  }

  private Policy get(String arn) {
    return Call.to("iam:GetPolicy", () -> iam().getPolicy(r -> r.policyArn(arn))).policy();
  }

  /** From what was sent: the bulk answer may not have it yet. */
  private LiveResource live(DesiredResource desired, Policy policy) {
    Value.ObjectOf attributes =
        LiveAttributes.of(desired.attributes())
            .text("name", policy.policyName())
            .text("arn", policy.arn())
            .text("id", policy.policyId())
            .build();
    return new LiveResource(desired.address(), policy.arn(), canonical(attributes), "", true);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (PolicyAttribute.DOCUMENT.isAmong(attributes)) {
      setDocument(live.id(), PolicyAttribute.DOCUMENT.json(desired.attributes()));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live.id(), TagChange.between(live, desired));
    }
    return live(desired, get(live.id()));
  }

  /** A document is a new version; the oldest one makes room for it. */
  private void setDocument(String arn, @Nullable String document) {
    List<PolicyVersion> versions = versions(arn);
    if (versions.size() >= VERSIONS) {
      versions.stream()
          .filter(version -> !version.isDefaultVersion())
          .min((a, b) -> Integer.compare(number(a), number(b)))
          .ifPresent(oldest -> deleteVersion(arn, oldest));
    }
    Call.to(
        "iam:CreatePolicyVersion",
        () ->
            iam()
                .createPolicyVersion(
                    r -> r.policyArn(arn).policyDocument(document).setAsDefault(true)));
  }

  /** 7 of {@code v7}. */
  private static int number(PolicyVersion version) {
    return Integer.parseInt(version.versionId().substring(1));
  }

  private List<PolicyVersion> versions(String arn) {
    List<PolicyVersion> found =
        Call.unless(
            GONE,
            "iam:ListPolicyVersions",
            () ->
                iam().listPolicyVersionsPaginator(r -> r.policyArn(arn)).versions().stream()
                    .toList());
    return found == null ? List.of() : found;
  }

  private void deleteVersion(String arn, PolicyVersion version) {
    Call.unless(
        GONE,
        "iam:DeletePolicyVersion",
        () -> iam().deletePolicyVersion(r -> r.policyArn(arn).versionId(version.versionId())));
  }

  private void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "iam:TagPolicy",
          () -> iam().tagPolicy(r -> r.policyArn(arn).tags(change.added().as(PolicyKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "iam:UntagPolicy",
          () -> iam().untagPolicy(r -> r.policyArn(arn).tagKeys(change.remove())));
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /**
   * IAM refuses while anything has the policy: the stack's own roles have let go of it by now, and
   * others are not ours to change.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    versions(live.id()).stream()
        .filter(version -> !version.isDefaultVersion())
        .forEach(version -> deleteVersion(live.id(), version));
    Call.unless(GONE, "iam:DeletePolicy", () -> iam().deletePolicy(r -> r.policyArn(live.id())));
  }
}
