package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** What of a bucket has calls of its own. */
final class BucketSettings {
  private static final String VERSIONING = "versioning";
  private static final String ENCRYPTION = "encryption";
  private static final String ACCESS = "public_access_block";
  private static final String LIFECYCLE = "lifecycle_rule";
  private static final String OWNERSHIP = "object_ownership";
  private static final String LOCK = "object_lock";
  private static final Set<String> UNSET =
      Set.of(
          "NoSuchBucket",
          "NoSuchBucketPolicy",
          "NoSuchLifecycleConfiguration",
          "NoSuchPublicAccessBlockConfiguration",
          "ObjectLockConfigurationNotFoundError",
          "OwnershipControlsNotFoundError",
          "ServerSideEncryptionConfigurationNotFoundError");

  private final S3Client s3;
  private final BlockSchema body;

  BucketSettings(S3Client s3, BlockSchema body) {
    this.s3 = s3;
    this.body = body;
  }

  private BlockSchema block(String name) {
    return switch (body.attribute(name).orElseThrow().type()) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType other -> throw new IllegalStateException(name + " is " + other);
    };
  }

  void read(String bucket, LiveAttributes into) {
    var versioning =
        Call.unless(
            UNSET, "s3:GetBucketVersioning", () -> s3.getBucketVersioning(r -> r.bucket(bucket)));
    into.text(VERSIONING, versioning == null ? null : versioning.statusAsString());
    var encryption =
        Call.unless(
            UNSET,
            "s3:GetEncryptionConfiguration",
            () -> s3.getBucketEncryption(r -> r.bucket(bucket)));
    if (encryption != null) {
      encryption.serverSideEncryptionConfiguration().rules().stream()
          .findFirst()
          .ifPresent(
              rule -> into.put(ENCRYPTION, SdkMapper.fromSdk(block(ENCRYPTION), rule, Map.of())));
    }
    var access =
        Call.unless(
            UNSET,
            "s3:GetBucketPublicAccessBlock",
            () -> s3.getPublicAccessBlock(r -> r.bucket(bucket)));
    // Where somebody took it away nothing is blocked: that is no default of ours.
    PublicAccessBlockConfiguration blocked =
        access == null
            ? PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(false)
                .blockPublicPolicy(false)
                .ignorePublicAcls(false)
                .restrictPublicBuckets(false)
                .build()
            : access.publicAccessBlockConfiguration();
    into.put(ACCESS, SdkMapper.fromSdk(block(ACCESS), blocked, Map.of()));
    var ownership =
        Call.unless(
            UNSET,
            "s3:GetBucketOwnershipControls",
            () -> s3.getBucketOwnershipControls(r -> r.bucket(bucket)));
    if (ownership != null) {
      into.text(
          OWNERSHIP, ownership.ownershipControls().rules().getFirst().objectOwnershipAsString());
    }
    var lifecycle =
        Call.unless(
            UNSET,
            "s3:GetLifecycleConfiguration",
            () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
    if (lifecycle != null) {
      into.blocks(LIFECYCLE, lifecycle.rules().stream().map(this::rule).toList());
    }
    var policy =
        Call.unless(UNSET, "s3:GetBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket(bucket)));
    into.text(PolicyAttribute.RESOURCE.text(), policy == null ? null : policy.policy());
    var lock =
        Call.unless(
            UNSET,
            "s3:GetBucketObjectLockConfiguration",
            () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)));
    into.bool(LOCK, lock != null);
  }

  /** Every rule has a filter; one that lets everything through is none. */
  private Value rule(LifecycleRule rule) {
    LiveAttributes read = LiveAttributes.of(SdkMapper.fromSdk(block(LIFECYCLE), rule, Map.of()));
    return rule.filter() != null && "".equals(rule.filter().prefix())
        ? read.without("filter").build()
        : read.build();
  }

  /**
   * A new bucket is as AWS makes it, but for what is stated; and closed, also on older endpoints.
   */
  static Set<String> atCreation(DesiredResource desired) {
    Set<String> set = new TreeSet<>(desired.attributes().entries().keySet());
    set.add(ACCESS);
    set.remove(OWNERSHIP);
    return set;
  }

  /**
   * Sets what is among {@code attributes}, and back to AWS's default what is not stated of them.
   */
  void write(String bucket, DesiredResource desired, Set<String> attributes) {
    Value.ObjectOf wanted = desired.attributes();
    if (attributes.contains(VERSIONING)) {
      String stated = Values.text(wanted, VERSIONING);
      String status = stated == null ? "Suspended" : stated;
      Call.to(
          "s3:PutBucketVersioning",
          () ->
              s3.putBucketVersioning(
                  r -> r.bucket(bucket).versioningConfiguration(v -> v.status(status))));
    }
    if (attributes.contains(ENCRYPTION)) {
      encrypt(bucket, wanted);
    }
    if (attributes.contains(ACCESS)) {
      block(bucket, wanted);
    }
    if (attributes.contains(OWNERSHIP)) {
      String stated = Values.text(wanted, OWNERSHIP);
      String ownership = stated == null ? "BucketOwnerEnforced" : stated;
      Call.to(
          "s3:PutBucketOwnershipControls",
          () ->
              s3.putBucketOwnershipControls(r ->
                  r.bucket(bucket)
                      .ownershipControls(c ->
                          c.rules(
                              OwnershipControlsRule.builder()
                                  .objectOwnership(ownership)
                                  .build()))));
    }
    if (attributes.contains(LIFECYCLE)) {
      setLifecycle(bucket, wanted);
    }
    if (PolicyAttribute.RESOURCE.isAmong(attributes)) {
      setPolicy(bucket, wanted);
    }
  }

  private void encrypt(String bucket, Value.ObjectOf wanted) {
    if (!(wanted.get(ENCRYPTION) instanceof Value.Keyed stated)) {
      Call.to(
          "s3:PutEncryptionConfiguration", () -> s3.deleteBucketEncryption(r -> r.bucket(bucket)));
      return;
    }
    // S3 wants the algorithm also where it is the usual one.
    Value.ObjectOf whole =
        stated.has("algorithm")
            ? LiveAttributes.of(stated).build()
            : LiveAttributes.of(stated).text("algorithm", "AES256").build();
    ServerSideEncryptionRule rule =
        SdkMapper.toSdk(block(ENCRYPTION), whole, ServerSideEncryptionRule.builder()).build();
    Call.to(
        "s3:PutEncryptionConfiguration",
        () ->
            s3.putBucketEncryption(
                r -> r.bucket(bucket).serverSideEncryptionConfiguration(c -> c.rules(rule))));
  }

  private void block(String bucket, Value.ObjectOf wanted) {
    PublicAccessBlockConfiguration.Builder all =
        PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true);
    if (wanted.get(ACCESS) instanceof Value.Keyed stated) {
      SdkMapper.toSdk(block(ACCESS), stated, all);
    }
    Call.to(
        "s3:PutBucketPublicAccessBlock",
        () ->
            s3.putPublicAccessBlock(
                r -> r.bucket(bucket).publicAccessBlockConfiguration(all.build())));
  }

  private void setLifecycle(String bucket, Value.ObjectOf wanted) {
    List<LifecycleRule> rules =
        Values.blocks(wanted, LIFECYCLE).stream()
            .map(rule -> SdkMapper.toSdk(block(LIFECYCLE), rule, LifecycleRule.builder()).build())
            .map(BucketSettings::whole)
            .toList();
    if (rules.isEmpty()) {
      Call.to(
          "s3:PutLifecycleConfiguration", () -> s3.deleteBucketLifecycle(r -> r.bucket(bucket)));
    } else {
      Call.to(
          "s3:PutLifecycleConfiguration",
          () ->
              s3.putBucketLifecycleConfiguration(
                  r -> r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rules))));
    }
  }

  /** S3 wants a status and a filter, also where they are the usual ones. */
  private static LifecycleRule whole(LifecycleRule rule) {
    LifecycleRule.Builder whole = rule.toBuilder();
    if (rule.statusAsString() == null) {
      whole.status(ExpirationStatus.ENABLED);
    }
    if (rule.filter() == null) {
      whole.filter(f -> f.prefix(""));
    }
    return whole.build();
  }

  private void setPolicy(String bucket, Value.ObjectOf wanted) {
    String policy = PolicyAttribute.RESOURCE.json(wanted);
    if (policy == null) {
      Call.unless(
          UNSET, "s3:DeleteBucketPolicy", () -> s3.deleteBucketPolicy(r -> r.bucket(bucket)));
    } else {
      Call.to("s3:PutBucketPolicy", () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy)));
    }
  }
}
