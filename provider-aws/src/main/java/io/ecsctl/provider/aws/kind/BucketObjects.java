package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.ValueDigest;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The {@code object} blocks of a bucket. What is under their prefix is the program's, so that one
 * listing of it says which ones there are; what they hold is told by the digest in their metadata.
 */
final class BucketObjects {
  static final String ATTRIBUTE = "object";
  static final String PREFIX = "ecsctl/";
  private static final String DIGEST = "ecsctl-digest";
  private static final Set<String> GONE = Set.of("NoSuchKey", "404", "NoSuchBucket");
  private static final int DELETED_AT_ONCE = 1000;

  private final S3Client s3;
  private final BlockSchema schema;

  BucketObjects(S3Client s3, BlockSchema body) {
    this.s3 = s3;
    if (!(body.attribute(ATTRIBUTE).orElseThrow().type()
        instanceof AttributeType.Repeated(var block, var _, var _))) {
      throw new IllegalStateException("the schema has no block " + ATTRIBUTE);
    }
    schema = block;
  }

  private List<String> names(String bucket) {
    return Call.to(
        "s3:ListBucket",
        () ->
            s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(PREFIX)).stream()
                .flatMap(page -> page.contents().stream())
                .map(S3Object::key)
                .map(key -> key.substring(PREFIX.length()))
                .toList());
  }

  boolean isEmpty(String bucket) {
    return Call.to(
            "s3:ListBucket", () -> s3.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)).contents())
        .isEmpty();
  }

  private record Kept(String name, HeadObjectResponse head) {
    ValueDigest digest() {
      ValueDigest digest = ValueDigest.parse(head.metadata().getOrDefault(DIGEST, ""));
      return digest == null ? ValueDigest.UNKNOWN : digest;
    }
  }

  private List<Kept> kept(String bucket) {
    return Parallel.map(names(bucket), name -> head(bucket, name)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Kept> head(String bucket, String name) {
    var found =
        Call.unless(
            GONE, "s3:GetObject", () -> s3.headObject(r -> r.bucket(bucket).key(PREFIX + name)));
    return Optional.ofNullable(found).map(head -> new Kept(name, head));
  }

  void read(String bucket, String arn, LiveAttributes into) {
    List<Value> blocks = new ArrayList<>();
    SortedMap<String, Value> arns = new TreeMap<>();
    SortedMap<String, Value> versions = new TreeMap<>();
    for (Kept object : kept(bucket)) {
      blocks.add(
          LiveAttributes.of(SdkMapper.fromSdk(schema, object.head(), Map.of()))
              .text("name", object.name())
              .text("content", object.digest().toString())
              .build());
      arns.put(object.name(), new Value.Text(arn + "/" + PREFIX + object.name()));
      // Each writing has a salt of its own.
      versions.put(object.name(), new Value.Text(object.digest().salt()));
    }
    into.blocks(ATTRIBUTE, blocks)
        .put("object_arns", new Value.MapOf(Type.STRING, arns))
        .put("object_versions", new Value.MapOf(Type.STRING, versions));
  }

  /** Writes those that differ, and deletes those that the program no longer has. */
  void set(String bucket, DesiredResource desired) {
    Map<String, Value.Keyed> wanted = new TreeMap<>();
    for (Value.Keyed block : Values.blocks(desired.attributes(), ATTRIBUTE)) {
      wanted.put(Values.required(block, "name"), block);
    }
    List<Kept> there = kept(bucket);
    Set<String> unwanted = new TreeSet<>();
    for (Kept object : there) {
      Value.Keyed block = wanted.get(object.name());
      if (block == null) {
        unwanted.add(PREFIX + object.name());
      } else if (object.digest().matches(Values.required(block, "content"))
          && hasTypeOf(object.head(), block)) {
        wanted.remove(object.name());
      }
    }
    wanted.forEach((name, block) -> put(bucket, name, block));
    unwanted.forEach(
        key -> Call.to("s3:DeleteObject", () -> s3.deleteObject(r -> r.bucket(bucket).key(key))));
  }

  private static boolean hasTypeOf(HeadObjectResponse head, Value.Keyed block) {
    return contentType(block).equals(head.contentType());
  }

  private static String contentType(Value.Keyed block) {
    return Objects.requireNonNullElse(
        Values.text(block, "content_type"), "text/plain; charset=UTF-8");
  }

  private void put(String bucket, String name, Value.Keyed block) {
    String content = Values.required(block, "content");
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(PREFIX + name)
            .contentType(contentType(block))
            .metadata(Map.of(DIGEST, ValueDigest.of(content).toString()))
            .build();
    Call.to("s3:PutObject", () -> s3.putObject(request, RequestBody.fromString(content)));
  }

  /** With every version of them: a bucket is empty only without those. */
  void deleteAll(String bucket, String prefix) {
    List<ObjectIdentifier> all =
        Call.to(
            "s3:ListBucketVersions",
            () ->
                s3.listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(prefix)).stream()
                    .flatMap(page ->
                        Stream.concat(
                            page.versions().stream().map(v -> id(v.key(), v.versionId())),
                            page.deleteMarkers().stream().map(m -> id(m.key(), m.versionId()))))
                    .toList());
    for (List<ObjectIdentifier> batch : Parallel.batches(all, DELETED_AT_ONCE)) {
      Call.to(
          "s3:DeleteObject",
          () -> s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(batch).quiet(true))));
    }
  }

  private static ObjectIdentifier id(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }
}
