package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** A {@code bucket} block, with the calls of their own that its blocks are. */
final class BucketOverlay {
  private static final String ACLS = "access control lists are off in new buckets: write a policy";

  private BucketOverlay() {}

  static KindOverlay overlay() {
    KindOverlay bucket =
        KindOverlay.of("bucket", "S3", "s3:CreateBucket", CreateBucketRequest.builder())
            .doc("A bucket, closed to the public, with the files that tasks need of it.")
            .identity("arn")
            .name(
                "name",
                63,
                "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                "lower-case letters, digits, . and -, the first and last one a letter or digit")
            .computed("arn", "The ARN.")
            .computed("domain_name", "What it is reached by in its region.")
            .renewed(
                "object_arns",
                new Type.MapType(Type.STRING),
                "The ARNs of its object blocks, by their names.",
                "object[]")
            .renewed(
                "object_versions",
                new Type.MapType(Type.STRING),
                "Which content they have, by their names.",
                "object")
            .replacedBy("Bucket", "ObjectLockEnabledForBucket")
            .exclude("ACL", ACLS)
            .exclude("GrantFullControl", ACLS)
            .exclude("GrantRead", ACLS)
            .exclude("GrantReadACP", ACLS)
            .exclude("GrantWrite", ACLS)
            .exclude("GrantWriteACP", ACLS)
            .exclude("CreateBucketConfiguration.LocationConstraint", "the stack's region")
            .exclude("CreateBucketConfiguration.Location", "of directory buckets only")
            .exclude("CreateBucketConfiguration.Bucket", "of directory buckets only");
    bucket.at("Bucket").name("name").doc("Unique in the world.");
    bucket
        .at("ObjectLockEnabledForBucket")
        .name("object_lock")
        .fallback(false)
        .doc("Whether objects can be locked against deletion; it turns versioning on.");
    bucket
        .at("ObjectOwnership")
        .fallback("BucketOwnerEnforced")
        .doc("BucketOwnerEnforced leaves access to policies alone.");
    bucket.at("CreateBucketConfiguration").flatten();
    bucket.at("CreateBucketConfiguration.Tags").doc("Tags of this object, besides the stack's.");
    bucket
        .add("", "versioning")
        .words("Enabled", "Suspended")
        .fallback("Suspended")
        .doc("Whether what is overwritten or deleted is kept.");
    bucket
        .add("", "encryption")
        .type(new AttributeType.Nested(SchemaGenerator.body(encryption())))
        .doc("By S3's own keys when it is not stated.");
    bucket
        .add("", "public_access_block")
        .type(new AttributeType.Nested(SchemaGenerator.body(accessBlock())))
        .doc("Everything is blocked that is not set to false.");
    bucket
        .add("", "lifecycle_rule")
        .plural("lifecycle_rules")
        .type(new AttributeType.Repeated(SchemaGenerator.body(lifecycle()), List.of("id"), false))
        .doc("What becomes of objects with the time.");
    bucket.add("", "policy").doc("Who may do what with it, in JSON.");
    bucket
        .add("", "policy_document")
        .type(PolicyDocumentOverlay.type())
        .doc("Who may do what with it.");
    BlockSchema object = SchemaGenerator.body(object());
    bucket
        .add("", "object")
        .plural("objects")
        .type(
            new AttributeType.Repeated(
                new BlockSchema(object.attributes(), "name"), List.of("name"), false))
        .doc(
            "A small file, kept as ecsctl/NAME: what is under ecsctl/ is the program's, and goes"
                + " when its block does. Tasks read it by object_arns[NAME].");
    bucket
        .add("", "force_delete")
        .bool()
        .fallback(false)
        .doc("Whether it is deleted with what others put into it; else AWS refuses.");
    return bucket;
  }

  static KindOverlay encryption() {
    KindOverlay encryption =
        KindOverlay.of(
                "bucket.encryption",
                "S3",
                "s3:PutBucketEncryption",
                ServerSideEncryptionRule.builder())
            .exclude("BlockedEncryptionTypes", "of keys that customers send, which tasks do not");
    encryption.at("ApplyServerSideEncryptionByDefault").flatten();
    encryption
        .at("ApplyServerSideEncryptionByDefault.SSEAlgorithm")
        .name("algorithm")
        .fallback("AES256");
    encryption
        .at("ApplyServerSideEncryptionByDefault.KMSMasterKeyID")
        .name("kms_key")
        .doc("For aws:kms: AWS's own key when it is not stated.");
    encryption
        .at("BucketKeyEnabled")
        .name("bucket_key")
        .fallback(false)
        .doc("Makes far fewer calls of KMS, which are paid.");
    return encryption;
  }

  static KindOverlay accessBlock() {
    KindOverlay block =
        KindOverlay.of(
            "bucket.public_access_block",
            "S3",
            "s3:PutPublicAccessBlock",
            PublicAccessBlockConfiguration.builder());
    block.at("BlockPublicAcls").fallback(true);
    block.at("IgnorePublicAcls").fallback(true);
    block.at("BlockPublicPolicy").fallback(true);
    block.at("RestrictPublicBuckets").fallback(true);
    return block;
  }

  static KindOverlay lifecycle() {
    KindOverlay rule =
        KindOverlay.of(
                "bucket.lifecycle_rule",
                "S3",
                "s3:PutBucketLifecycleConfiguration",
                LifecycleRule.builder())
            .exclude("Prefix", "AWS's older form of filter")
            .exclude("Expiration.Date", "a rule for one day is no rule: say days")
            .exclude("Transitions.Date", "a rule for one day is no rule: say days");
    rule.at("ID").name("id").required().doc("Unique in the bucket.");
    rule.at("Status").fallback("Enabled");
    rule.at("Filter.And.Tags").doc("All of these tags.");
    rule.at("Expiration.ExpiredObjectDeleteMarker").fallback(false);
    rule.at("Transitions").key("storage_class");
    rule.at("NoncurrentVersionTransitions").key("storage_class");
    return rule;
  }

  static KindOverlay object() {
    KindOverlay object =
        KindOverlay.of("bucket.object", "S3", "s3:PutObject", PutObjectRequest.builder());
    for (var field : PutObjectRequest.builder().sdkFields()) {
      if (!field.memberName().equals("ContentType")) {
        object.exclude(field.memberName(), "files for tasks need a name, a content and its type");
      }
    }
    object
        .add("", "name")
        .form("[a-zA-Z0-9!_.*'()/-]{1,900}", "at most 900 letters, digits and !_.*'()/-")
        .required()
        .doc("Ends in .env for an environment file.");
    object
        .add("", "content")
        .required()
        .doc("What is in it, up to some kilobytes. It is compared by its digest, never read back.");
    object
        .at("ContentType")
        .fallback("text/plain; charset=UTF-8")
        .doc("text/plain, application/json, ….");
    return object;
  }
}
