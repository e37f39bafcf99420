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
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * A {@code bucket} block. S3 takes tags in the creating call; an emulator may pass over them, and
 * then they follow at once.
 */
final class BucketKind implements ResourceKind {
  private static final String VERSIONING = "versioning";
  private static final Set<String> GONE = Set.of("NoSuchBucket");
  private static final Set<String> TAKEN = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

  private final Tools tools;

  BucketKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "bucket";
  }

  private S3Client s3() {
    return tools.clients().s3();
  }

  private BucketSettings settings() {
    return new BucketSettings(s3(), tools.schemaOf(name()).body());
  }

  private BucketObjects objects() {
    return new BucketObjects(s3(), tools.schemaOf(name()).body());
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    List<String> names =
        index.covers("s3") ? index.arns("s3", "").stream().map(BucketKind::nameOf).toList() : all();
    return read(inventory.scope(), names);
  }

  /** The names of all of the region. */
  List<String> all() {
    return Call.to(
        "s3:ListAllMyBuckets",
        () ->
            s3().listBucketsPaginator(r -> r.bucketRegion(tools.clients().region())).stream()
                .flatMap(page -> page.buckets().stream())
                .map(Bucket::name)
                .toList());
  }

  private List<LiveResource> read(StackScope scope, Collection<String> names) {
    return Parallel.map(names, name -> Owned.of(scope, name(), name, tags(name)).map(this::live))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@code shop-env} of {@code arn:aws:s3:::shop-env}. */
  private static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private String arn(String name) {
    return "arn:%s:s3:::%s".formatted(tools.partition(), name);
  }

  private Tags tags(String name) {
    var found =
        Call.unless(
            Set.of("NoSuchBucket", "NoSuchTagSet"),
            "s3:GetBucketTagging",
            () -> s3().getBucketTagging(r -> r.bucket(name)));
    return found == null ? Tags.NONE : Tags.of(found.tagSet(), Tag::key, Tag::value);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return read(scope, resources.stream().map(r -> nameOf(r.id())).toList());
  }

  private boolean exists(String name) {
    return Call.unless(
            GONE, "s3:GetBucketVersioning", () -> s3().getBucketVersioning(r -> r.bucket(name)))
        != null;
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    String name = nameOf(id);
    if (!exists(name)) {
      return Optional.empty();
    }
    Tags tags = tags(name);
    return Optional.of(new Found(live(new Owned<>(address, name, tags)), tags));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(nameOf(live.id()), change);
  }

  private LiveResource live(Owned<String> owned) {
    String name = owned.object();
    String region = tools.clients().region();
    LiveAttributes attributes =
        new LiveAttributes()
            .text("name", name)
            .text("arn", arn(name))
            .text(
                "domain_name",
                "%s.s3.%s.%s"
                    .formatted(name, region, Region.of(region).metadata().partition().dnsSuffix()))
            .put(ForceDelete.ATTRIBUTE, ForceDelete.value(owned.tags()))
            .put(TagChange.ATTRIBUTE, owned.tags().value());
    settings().read(name, attributes);
    objects().read(name, arn(name), attributes);
    return new LiveResource(owned.address(), arn(name), canonical(attributes.build()), "", true);
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    Value.ObjectOf policy = PolicyAttribute.RESOURCE.canonical(attributes);
    // An object lock keeps versions, and switches them on.
    return attributes.get("object_lock").equals(new Value.Bool(true))
            && attributes.get(VERSIONING).equals(Value.NULL)
        ? LiveAttributes.of(policy).text(VERSIONING, "Enabled").build()
        : policy;
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    SortedMap<String, String> all = new TreeMap<>(Tags.forCreate(scope, desired).all());
    all.putAll(ForceDelete.of(desired));
    Tags tags = new Tags(all);
    CreateBucketRequest request =
        tools
            .request(desired, CreateBucketRequest.builder())
            .createBucketConfiguration(configuration(tags))
            .build();
    String name = request.bucket();
    createOrFind(scope, desired, request, tags);
    settings().write(name, desired, BucketSettings.atCreation(desired));
    objects().set(name, desired);
    return live(new Owned<>(desired.address(), name, tags));
  }

  /** The region that S3 began in goes without saying, and may not be said. */
  private CreateBucketConfiguration configuration(Tags tags) {
    String region = tools.clients().region();
    return CreateBucketConfiguration.builder()
        .locationConstraint(region.equals("us-east-1") ? null : region)
        .tags(tags.as(BucketKind::tag))
        .build();
  }

  /** Also where S3 answers well although the bucket was there, as it does in its first region. */
  private void createOrFind(
      StackScope scope, DesiredResource desired, CreateBucketRequest request, Tags tags) {
    String name = request.bucket();
    boolean made = true;
    try {
      Call.to("s3:CreateBucket", () -> s3().createBucket(request));
    } catch (ProviderException refused) {
      if (!TAKEN.contains(refused.code())) {
        throw refused;
      }
      if (!exists(name)) {
        throw refused;
      }
      made = false;
    }
    Tags live = tags(name);
    if (live.all().isEmpty() && tools.clients().emulated() && (made || objects().isEmpty(name))) {
      setTags(name, tags);
      return;
    }
    Ownership.require(scope, desired, "s3:CreateBucket", "bucket " + name, live);
  }

  private void setTags(String name, Tags tags) {
    Call.to(
        "s3:PutBucketTagging",
        () ->
            s3().putBucketTagging(
                    r -> r.bucket(name).tagging(t -> t.tagSet(tags.as(BucketKind::tag)))));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String name = nameOf(live.id());
    settings().write(name, desired, attributes);
    if (attributes.contains(BucketObjects.ATTRIBUTE)) {
      objects().set(name, desired);
    }
    if (attributes.contains(ForceDelete.ATTRIBUTE)) {
      updateTags(name, ForceDelete.change(desired));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(name, TagChange.between(live, desired));
    }
    return live(new Owned<>(desired.address(), name, tags(name)));
  }

  /** S3 takes all tags at once, so those that stay are sent too. */
  private void updateTags(String name, TagChange change) {
    if (change.put().isEmpty() && change.remove().isEmpty()) {
      return;
    }
    SortedMap<String, String> all = new TreeMap<>(tags(name).all());
    all.putAll(change.put());
    all.keySet().removeAll(change.remove());
    // Those of AWS's own are kept by AWS, and refused from others.
    all.keySet().removeIf(key -> key.startsWith("aws:"));
    setTags(name, new Tags(all));
  }

  /** What others put into it keeps it, unless the program said that it goes too. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String name = nameOf(live.id());
    if (!exists(name)) {
      return;
    }
    boolean force = Boolean.TRUE.equals(Values.bool(live.attributes(), ForceDelete.ATTRIBUTE));
    objects().deleteAll(name, force ? "" : BucketObjects.PREFIX);
    Call.unless(GONE, "s3:DeleteBucket", () -> s3().deleteBucket(r -> r.bucket(name)));
  }
}
