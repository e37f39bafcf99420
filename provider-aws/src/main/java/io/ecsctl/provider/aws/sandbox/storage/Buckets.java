package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** Buckets by name. A name is unique in the world, and its owner hears that it is his. */
final class Buckets {
  private static final int PAGE = 10_000;
  private static final String NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

  private final Endpoint endpoint;

  Buckets(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<Bucket> buckets() {
    return endpoint.backend().globalTable("s3.bucket", Bucket::builder);
  }

  /** Of a bucket, its settings that are a word or a text. */
  Attributes settings() {
    return endpoint.backend().attributes("bucket settings");
  }

  static String arn(String bucket) {
    return "arn:aws:s3:::" + bucket;
  }

  Bucket require(@Nullable String name) {
    return buckets()
        .find(name)
        .orElseThrow(() ->
            endpoint.error(
                NoSuchBucketException.builder(),
                "NoSuchBucket",
                "The specified bucket does not exist"));
  }

  CreateBucketResponse create(CreateBucketRequest request) {
    String bucket = request.bucket();
    Backend backend = endpoint.backend();
    if (buckets().contains(bucket)) {
      throw endpoint.error(
          BucketAlreadyOwnedByYouException.builder(),
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    if (!bucket.matches(NAME)) {
      throw endpoint.error("InvalidBucketName", "The specified bucket is not valid.");
    }
    var configuration = request.createBucketConfiguration();
    String region =
        configuration == null || configuration.locationConstraintAsString() == null
            ? "us-east-1"
            : configuration.locationConstraintAsString();
    if (!region.equals(backend.region())) {
      throw endpoint.error(
          "IllegalLocationConstraintException",
          "The %s location constraint is incompatible for the region specific endpoint this request"
              + " was sent to.",
          region);
    }
    buckets()
        .put(
            bucket,
            Bucket.builder()
                .name(bucket)
                .bucketArn(arn(bucket))
                .bucketRegion(region)
                .creationDate(backend.now())
                .build());
    BucketSettings.blockAccess(backend, bucket);
    settings()
        .set(
            bucket,
            BucketSettings.OWNERSHIP,
            Objects.requireNonNullElse(request.objectOwnershipAsString(), "BucketOwnerEnforced"));
    if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
      settings().set(bucket, BucketSettings.OBJECT_LOCK, "Enabled");
      settings().set(bucket, BucketSettings.VERSIONING, "Enabled");
    }
    // The tagging API tells of buckets in their region only, and their ARN does not say which.
    backend.attributes("bucket region").set(bucket, "region", region);
    if (configuration != null) {
      backend.tags().add(arn(bucket), configuration.tags(), Tag::key, Tag::value);
    }
    return CreateBucketResponse.builder().location("/" + bucket).bucketArn(arn(bucket)).build();
  }

  ListBucketsResponse list(ListBucketsRequest request) {
    List<Bucket> wanted =
        buckets()
            .where(b ->
                (request.prefix() == null || b.name().startsWith(request.prefix()))
                    && (request.bucketRegion() == null
                        || request.bucketRegion().equals(b.bucketRegion())));
    var page = endpoint.page(wanted, request.continuationToken(), request.maxBuckets(), PAGE);
    return ListBucketsResponse.builder()
        .buckets(page.items())
        .continuationToken(page.next())
        .build();
  }

  DeleteBucketResponse delete(DeleteBucketRequest request) {
    String name = require(request.bucket()).name();
    if (BucketObjects.any(endpoint.backend(), name)) {
      throw endpoint.error("BucketNotEmpty", "The bucket you tried to delete is not empty");
    }
    buckets().remove(name);
    settings().removeAll(name);
    endpoint.backend().attributes("bucket region").removeAll(name);
    BucketSettings.forget(endpoint.backend(), name);
    endpoint.backend().tags().forget(arn(name));
    return DeleteBucketResponse.builder().build();
  }

  GetBucketTaggingResponse tags(GetBucketTaggingRequest request) {
    List<Tag> tags =
        endpoint
            .backend()
            .tags()
            .as(
                arn(require(request.bucket()).name()),
                (key, value) -> Tag.builder().key(key).value(value).build());
    if (tags.isEmpty()) {
      throw missing("NoSuchTagSet", "The TagSet does not exist");
    }
    return GetBucketTaggingResponse.builder().tagSet(tags).build();
  }

  AwsServiceException missing(String code, String message) {
    return endpoint.error(code, "%s", message);
  }

  /** All at once: what is not in the request goes. */
  PutBucketTaggingResponse tag(PutBucketTaggingRequest request) {
    String arn = arn(require(request.bucket()).name());
    Map<String, String> before = endpoint.backend().tags().of(arn);
    endpoint.backend().tags().remove(arn, before.keySet());
    endpoint.backend().tags().add(arn, request.tagging().tagSet(), Tag::key, Tag::value);
    return PutBucketTaggingResponse.builder().build();
  }
}
