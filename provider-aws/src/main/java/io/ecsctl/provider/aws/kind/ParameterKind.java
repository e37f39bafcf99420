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
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * A {@code parameter} block. A {@code SecureString} is never decrypted: whether its value is the
 * program's is told by the version and the digest in its tags.
 */
final class ParameterKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("ParameterNotFound", "InvalidResourceId");
  private static final String VALUE = "value";
  private static final int DESCRIBED = 50;
  private static final int READ = 10;
  private static final Duration TO_SHOW = Duration.ofMinutes(1);

  private final Tools tools;

  ParameterKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "parameter";
  }

  private SsmClient ssm() {
    return tools.clients().ssm();
  }

  /** By tag, fifty a call: this answer is current, where the index lags behind. */
  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<ParameterMetadata> found =
        metadata(
            ParameterStringFilter.builder()
                .key("tag:" + StackScope.STACK_TAG)
                .values(inventory.scope().stack())
                .build());
    return read(found).stream()
        .flatMap(p -> Owned.of(inventory.scope(), name(), p, p.tags()).stream())
        .map(owned -> live(owned.address(), owned.object()))
        .toList();
  }

  private List<ParameterMetadata> metadata(ParameterStringFilter filter) {
    return Call.to(
        "ssm:DescribeParameters",
        () ->
            ssm()
                .describeParametersPaginator(r -> r.parameterFilters(filter).maxResults(DESCRIBED))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .toList());
  }

  private List<ParameterMetadata> metadata(Collection<String> names) {
    return Parallel.batches(names, DESCRIBED).stream()
        .flatMap(batch ->
            metadata(ParameterStringFilter.builder().key("Name").values(batch).build()).stream())
        .toList();
  }

  /** What several calls say of one parameter. */
  private record Whole(ParameterMetadata about, Parameter parameter, Tags tags) {}

  private List<Whole> read(List<ParameterMetadata> found) {
    Map<String, Parameter> values = new TreeMap<>();
    List<String> names = found.stream().map(ParameterMetadata::name).toList();
    Parallel.map(Parallel.batches(names, READ), this::values)
        .forEach(batch -> batch.forEach(p -> values.put(p.name(), p)));
    return Parallel.map(
            found,
            about ->
                Optional.ofNullable(values.get(about.name()))
                    .map(parameter -> new Whole(about, parameter, tags(about.name()))))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Encrypted ones as they are kept: they come along with their version and ARN. */
  private List<Parameter> values(List<String> names) {
    return Call.to(
        "ssm:GetParameters",
        () -> ssm().getParameters(r -> r.names(names).withDecryption(false)).parameters());
  }

  private Tags tags(String parameter) {
    var found =
        Call.unless(
            GONE,
            "ssm:ListTagsForResource",
            () ->
                ssm()
                    .listTagsForResource(r ->
                        r.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(parameter)));
    return found == null ? Tags.NONE : Tags.of(found.tagList(), Tag::key, Tag::value);
  }

  private LiveResource live(ResourceAddress address, Whole whole) {
    Parameter parameter = whole.parameter();
    String version = Long.toString(parameter.version());
    boolean secret = parameter.type() == ParameterType.SECURE_STRING;
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), whole.about()))
            .text("arn", parameter.arn())
            .text("name", parameter.name())
            .text("version", version)
            .text("policies", policies(whole.about()))
            .put(
                VALUE,
                secret
                    ? StoredDigest.live(whole.tags(), version)
                    : new Value.Text(parameter.value()))
            .put(TagChange.ATTRIBUTE, whole.tags().value())
            .build();
    return new LiveResource(address, parameter.arn(), attributes, "", true);
  }

  private static @Nullable String policies(ParameterMetadata about) {
    return about.policies().isEmpty()
        ? null
        : about.policies().stream()
            .map(policy -> policy.policyText())
            .collect(Collectors.joining(",", "[", "]"));
  }

  private Optional<Whole> byName(String name) {
    return read(metadata(List.of(name))).stream().findFirst();
  }

  /** {@code /shop/db} of {@code arn:aws:ssm:REGION:ACCOUNT:parameter/shop/db}: with all slashes. */
  private static List<String> namesOf(String id) {
    int at = id.indexOf(":parameter/");
    if (at < 0) {
      return List.of(id);
    }
    // A name without a slash in front loses nothing by it, and both may exist.
    String path = id.substring(at + ":parameter".length());
    return path.indexOf('/', 1) > 0 ? List.of(path) : List.of(path.substring(1), path);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return read(metadata(resources.stream().map(r -> r.text("name")).toList())).stream()
        .flatMap(p -> Owned.of(scope, name(), p, p.tags()).stream())
        .map(owned -> live(owned.address(), owned.object()))
        .toList();
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return read(metadata(namesOf(id))).stream()
        .filter(p -> id.equals(p.parameter().arn()) || id.equals(p.parameter().name()))
        .findFirst()
        .map(p -> new Found(live(address, p), p.tags()));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.text("name"), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    PutParameterRequest.Builder request = request(desired);
    String name = Values.required(desired.attributes(), "name");
    Map<String, String> tags = new TreeMap<>(Tags.forCreate(scope, desired).all());
    tags.putAll(digest(desired, 1));
    try {
      Call.to(
          "ssm:PutParameter",
          () ->
              ssm()
                  .putParameter(
                      request.overwrite(false).tags(Tags.of(tags).as(ParameterKind::tag)).build()));
    } catch (ProviderException refused) {
      if (!refused.code().equals("ParameterAlreadyExists")) {
        throw refused;
      }
      Ownership.require(scope, desired, refused, "parameter " + name, tags(name));
      put(name, desired);
    }
    return readOne(desired, name);
  }

  /** SSM wants the type, also where it is the usual one. */
  private PutParameterRequest.Builder request(DesiredResource desired) {
    return tools.request(desired, PutParameterRequest.builder()).type(type(desired));
  }

  private static String type(DesiredResource desired) {
    return Objects.requireNonNullElse(Values.text(desired.attributes(), "type"), "String");
  }

  /** The digest of the value that the parameter will have in that version. */
  private static Map<String, String> digest(DesiredResource desired, long version) {
    String value = Values.required(desired.attributes(), VALUE);
    return type(desired).equals("SecureString")
        ? Map.of(StoredDigest.TAG, StoredDigest.of(Long.toString(version), value))
        : Map.of();
  }

  /**
   * All of it: SSM keeps what an overwriting call leaves out, so what is not stated is sent empty.
   * The tag follows, so a crash in between shows as a value of another version, and the next apply
   * puts it once more.
   */
  private void put(String name, DesiredResource desired) {
    PutParameterRequest.Builder request =
        request(desired)
            .description(orEmpty(desired, "description"))
            .allowedPattern(orEmpty(desired, "allowed_pattern"))
            .overwrite(true)
            // Tags are refused in this call.
            .tags((List<Tag>) null);
    if (ParameterTier.ADVANCED.toString().equals(Values.text(desired.attributes(), "tier"))
        && !desired.attributes().has("policies")) {
      // This is how policies are taken off; only advanced parameters have any.
      request.policies("[{}]");
    }
    long version = Call.to("ssm:PutParameter", () -> ssm().putParameter(request.build())).version();
    Map<String, String> digest = digest(desired, version);
    if (!digest.isEmpty()) {
      tag(name, Tags.of(digest));
    }
  }

  private static String orEmpty(DesiredResource desired, String attribute) {
    return Objects.requireNonNullElse(Values.text(desired.attributes(), attribute), "");
  }

  /** SSM describes what was just written some moments later. */
  private LiveResource readOne(DesiredResource desired, String name) throws InterruptedException {
    Whole written =
        tools
            .waiting()
            .until(
                "ssm:DescribeParameters",
                "parameter " + name + " to show",
                TO_SHOW,
                () -> byName(name));
    return live(desired.address(), written);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String name = live.text("name");
    if (attributes.stream().anyMatch(a -> !a.equals(TagChange.ATTRIBUTE))) {
      put(name, desired);
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(name, TagChange.between(live, desired));
    }
    return readOne(desired, name);
  }

  private void updateTags(String name, TagChange change) {
    if (!change.put().isEmpty()) {
      tag(name, change.added());
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "ssm:RemoveTagsFromResource",
          () ->
              ssm()
                  .removeTagsFromResource(r ->
                      r.resourceType(ResourceTypeForTagging.PARAMETER)
                          .resourceId(name)
                          .tagKeys(change.remove())));
    }
  }

  private void tag(String name, Tags tags) {
    Call.to(
        "ssm:AddTagsToResource",
        () ->
            ssm()
                .addTagsToResource(r ->
                    r.resourceType(ResourceTypeForTagging.PARAMETER)
                        .resourceId(name)
                        .tags(tags.as(ParameterKind::tag))));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Call.unless(
        GONE, "ssm:DeleteParameter", () -> ssm().deleteParameter(r -> r.name(live.text("name"))));
  }
}
