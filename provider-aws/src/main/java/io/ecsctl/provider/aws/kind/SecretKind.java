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
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * A {@code secret} block. Its value is written and never read: whether it is the program's is told
 * by the version and the digest in its tags.
 */
final class SecretKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("ResourceNotFoundException");
  private static final String ON_ITS_WAY_OUT = "InvalidRequestException";
  private static final String VALUE = "value";
  private static final String CURRENT = "AWSCURRENT";
  private static final String KEY = "kms_key";
  private static final String TYPE = "type";
  private static final Set<String> DESCRIBED = Set.of("description", KEY, TYPE);
  private static final String OWN_KEY = "alias/aws/secretsmanager";
  private static final int PAGE = 100;

  private final Tools tools;

  SecretKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "secret";
  }

  private SecretsManagerClient secrets() {
    return tools.clients().secrets();
  }

  private SecretReplicas replicas() {
    return new SecretReplicas(secrets());
  }

  /** By tag, a hundred a call; then each of the stack's own for its replicas and its policy. */
  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<Filter> filters =
        List.of(
            Filter.builder().key("tag-key").values(StackScope.STACK_TAG).build(),
            Filter.builder().key("tag-value").values(inventory.scope().stack()).build());
    List<String> ours =
        Call.to(
                "secretsmanager:ListSecrets",
                () ->
                    secrets()
                        .listSecretsPaginator(r -> r.filters(filters).maxResults(PAGE))
                        .stream()
                        .flatMap(page -> page.secretList().stream())
                        .toList())
            .stream()
            .filter(s -> Owned.of(inventory.scope(), name(), s, tags(s.tags())).isPresent())
            .map(SecretListEntry::arn)
            .toList();
    return read(inventory.scope(), ours);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return read(scope, resources.stream().map(LiveResource::id).toList());
  }

  private List<LiveResource> read(StackScope scope, Collection<String> arns) {
    return Parallel.map(arns, this::usable).stream()
        .flatMap(Optional::stream)
        .flatMap(s -> Owned.of(scope, name(), s, tags(s.tags())).stream())
        .map(owned -> live(owned.address(), owned.object()))
        .toList();
  }

  private static Tags tags(List<Tag> tags) {
    return Tags.of(tags, Tag::key, Tag::value);
  }

  private Optional<DescribeSecretResponse> find(String id) {
    return Optional.ofNullable(
        Call.unless(
            GONE,
            "secretsmanager:DescribeSecret",
            () -> secrets().describeSecret(r -> r.secretId(id))));
  }

  /** One that is not deleted, and only kept until its recovery window is over. */
  private Optional<DescribeSecretResponse> usable(String id) {
    return find(id).filter(secret -> secret.deletedDate() == null);
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return usable(id).map(secret -> new Found(live(address, secret), tags(secret.tags())));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.id(), change);
  }

  private LiveResource live(ResourceAddress address, DescribeSecretResponse secret) {
    Tags tags = tags(secret.tags());
    String version = version(secret);
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), secret))
            .text("arn", secret.arn())
            .text("version", version)
            .blocks("replica", SecretReplicas.blocks(secret))
            .text(PolicyAttribute.RESOURCE.text(), policy(secret.arn()))
            .put(SecretTags.WINDOW, SecretTags.window(tags))
            .put(SecretTags.GENERATE, SecretTags.generate(tags))
            .put(TagChange.ATTRIBUTE, tags.value());
    if (secret.kmsKeyId() != null && secret.kmsKeyId().endsWith(OWN_KEY)) {
      attributes.without(KEY);
    }
    if (!version.isEmpty()) {
      attributes.put(VALUE, StoredDigest.live(tags, version));
    }
    return new LiveResource(address, secret.arn(), canonical(attributes.build()), "", true);
  }

  /** The id of the current version; empty when nobody set a value yet. */
  private static String version(DescribeSecretResponse secret) {
    return secret.versionIdsToStages().entrySet().stream()
        .filter(version -> version.getValue().contains(CURRENT))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private @Nullable String policy(String arn) {
    var found =
        Call.unless(
            GONE,
            "secretsmanager:GetResourcePolicy",
            () -> secrets().getResourcePolicy(r -> r.secretId(arn)));
    return found == null ? null : found.resourcePolicy();
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return PolicyAttribute.RESOURCE.canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    String value = SecretValues.of(secrets(), desired);
    CreateSecretRequest request =
        tools
            .request(desired, CreateSecretRequest.builder())
            .clientRequestToken(tools.token(desired))
            .secretString(value)
            .tags(tags(scope, desired, value).as(SecretKind::tag))
            .build();
    String arn = createOrFind(scope, desired, request);
    setPolicy(arn, desired);
    return readOne(desired, arn);
  }

  /** The new version's id is the client's token, so its digest can be in the creating call. */
  private Tags tags(StackScope scope, DesiredResource desired, @Nullable String value) {
    Map<String, String> all = new TreeMap<>(Tags.forCreate(scope, desired).all());
    all.putAll(SecretTags.of(desired));
    if (value != null && desired.attributes().has(VALUE)) {
      all.put(StoredDigest.TAG, StoredDigest.of(tools.token(desired), value));
    }
    return Tags.of(all);
  }

  private String createOrFind(
      StackScope scope, DesiredResource desired, CreateSecretRequest request) {
    try {
      return Call.to("secretsmanager:CreateSecret", () -> secrets().createSecret(request)).arn();
    } catch (ProviderException refused) {
      boolean deleted =
          refused.code().equals(ON_ITS_WAY_OUT)
              && refused.explanation().contains("scheduled for deletion");
      if (!deleted && !refused.code().equals("ResourceExistsException")) {
        throw refused;
      }
      DescribeSecretResponse there = find(request.name()).orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "secret " + request.name() + (deleted ? ", kept until its recovery window is over" : ""),
          tags(there.tags()));
      if (deleted) {
        Call.to(
            "secretsmanager:RestoreSecret",
            () -> secrets().restoreSecret(r -> r.secretId(there.arn())));
      }
      overwrite(there, desired, request);
      return there.arn();
    }
  }

  /** Makes of an own secret, from an attempt before or from before its deletion, what is wanted. */
  private void overwrite(
      DescribeSecretResponse there, DesiredResource desired, CreateSecretRequest request) {
    describe(there.arn(), desired);
    if (request.secretString() != null) {
      putValue(there.arn(), tools.token(desired), request.secretString());
    }
    tag(there.arn(), Tags.of(request.tags(), Tag::key, Tag::value));
    replicas().set(there, replicas(desired));
  }

  private List<ReplicaRegionType> replicas(DesiredResource desired) {
    return tools.request(desired, CreateSecretRequest.builder()).build().addReplicaRegions();
  }

  private void describe(String arn, DesiredResource desired) {
    String description = Values.text(desired.attributes(), "description");
    String key = Values.text(desired.attributes(), KEY);
    String type = Values.text(desired.attributes(), TYPE);
    Call.to(
        "secretsmanager:UpdateSecret",
        () ->
            secrets()
                .updateSecret(r ->
                    r.secretId(arn)
                        .description(Objects.requireNonNullElse(description, ""))
                        .kmsKeyId(Objects.requireNonNullElse(key, OWN_KEY))
                        .type(type)));
  }

  private void putValue(String arn, String token, String value) {
    Call.to(
        "secretsmanager:PutSecretValue",
        () ->
            secrets()
                .putSecretValue(
                    r -> r.secretId(arn).clientRequestToken(token).secretString(value)));
  }

  private void setPolicy(String arn, DesiredResource desired) {
    String policy = PolicyAttribute.RESOURCE.json(desired.attributes());
    if (policy != null) {
      Call.to(
          "secretsmanager:PutResourcePolicy",
          () -> secrets().putResourcePolicy(r -> r.secretId(arn).resourcePolicy(policy)));
    }
  }

  private LiveResource readOne(DesiredResource desired, String arn) {
    return usable(arn)
        .map(secret -> live(desired.address(), secret))
        .orElseThrow(() -> Tools.vanished("secretsmanager:DescribeSecret", arn));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String arn = live.id();
    if (attributes.stream().anyMatch(DESCRIBED::contains)) {
      describe(arn, desired);
    }
    if (attributes.contains(VALUE) || attributes.contains(SecretTags.GENERATE)) {
      renew(arn, desired);
    }
    if (attributes.contains(SecretTags.WINDOW) || attributes.contains(SecretTags.GENERATE)) {
      updateTags(arn, SecretTags.change(desired));
    }
    if (attributes.contains("replica")) {
      replicas().set(find(arn).orElseThrow(() -> gone(arn)), replicas(desired));
    }
    if (PolicyAttribute.RESOURCE.isAmong(attributes)) {
      if (PolicyAttribute.RESOURCE.json(desired.attributes()) == null) {
        Call.to(
            "secretsmanager:DeleteResourcePolicy",
            () -> secrets().deleteResourcePolicy(r -> r.secretId(arn)));
      } else {
        setPolicy(arn, desired);
      }
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(arn, TagChange.between(live, desired));
    }
    return readOne(desired, arn);
  }

  private static ProviderException gone(String arn) {
    return Tools.vanished("secretsmanager:DescribeSecret", arn);
  }

  /**
   * A new version. The tag follows, so a crash in between shows as a value of another version, and
   * the next apply puts it once more.
   */
  private void renew(String arn, DesiredResource desired) {
    String value = SecretValues.of(secrets(), desired);
    if (value == null) {
      return;
    }
    String token = tools.token(desired);
    putValue(arn, token, value);
    if (desired.attributes().has(VALUE)) {
      tag(arn, Tags.of(Map.of(StoredDigest.TAG, StoredDigest.of(token, value))));
    }
  }

  private void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      tag(arn, change.added());
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "secretsmanager:UntagResource",
          () -> secrets().untagResource(r -> r.secretId(arn).tagKeys(change.remove())));
    }
  }

  private void tag(String arn, Tags tags) {
    Call.to(
        "secretsmanager:TagResource",
        () -> secrets().tagResource(r -> r.secretId(arn).tags(tags.as(SecretKind::tag))));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** AWS deletes a secret only after its replicas; and keeps it for as long as the window says. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Optional<DescribeSecretResponse> there = usable(live.id());
    if (there.isEmpty()) {
      return;
    }
    replicas().set(there.get(), List.of());
    long days = SecretTags.days(tags(there.get().tags()));
    Call.unless(
        GONE,
        "secretsmanager:DeleteSecret",
        () ->
            days == 0
                ? secrets()
                    .deleteSecret(r -> r.secretId(live.id()).forceDeleteWithoutRecovery(true))
                : secrets().deleteSecret(r -> r.secretId(live.id()).recoveryWindowInDays(days)));
    if (days > 0) {
      progress.status("can be restored for " + days + " days");
    }
  }
}
