package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * What is set on buckets. A new bucket is encrypted with keys of S3's own, and closed to the
 * public, since 2023.
 */
final class BucketSettings {
  static final String OWNERSHIP = "ownership";
  static final String OBJECT_LOCK = "object lock";
  static final String VERSIONING = "versioning";
  private static final String POLICY = "policy";

  private final Endpoint endpoint;
  private final Buckets buckets;

  BucketSettings(Endpoint endpoint, Buckets buckets) {
    this.endpoint = endpoint;
    this.buckets = buckets;
  }

  private static Table<ServerSideEncryptionConfiguration> encryptions(Backend backend) {
    return backend.globalTable("s3.encryption", ServerSideEncryptionConfiguration::builder);
  }

  private static Table<PublicAccessBlockConfiguration> accessBlocks(Backend backend) {
    return backend.globalTable("s3.access-block", PublicAccessBlockConfiguration::builder);
  }

  private static Table<BucketLifecycleConfiguration> lifecycles(Backend backend) {
    return backend.globalTable("s3.lifecycle", BucketLifecycleConfiguration::builder);
  }

  static void forget(Backend backend, String bucket) {
    encryptions(backend).remove(bucket);
    accessBlocks(backend).remove(bucket);
    lifecycles(backend).remove(bucket);
  }

  private String bucket(String name) {
    return buckets.require(name).name();
  }

  PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request) {
    buckets
        .settings()
        .set(
            bucket(request.bucket()),
            VERSIONING,
            request.versioningConfiguration().statusAsString());
    return PutBucketVersioningResponse.builder().build();
  }

  GetBucketVersioningResponse versioning(GetBucketVersioningRequest request) {
    return GetBucketVersioningResponse.builder()
        .status(buckets.settings().get(bucket(request.bucket()), VERSIONING))
        .build();
  }

  PutBucketEncryptionResponse putEncryption(PutBucketEncryptionRequest request) {
    encryptions(endpoint.backend())
        .put(bucket(request.bucket()), request.serverSideEncryptionConfiguration());
    return PutBucketEncryptionResponse.builder().build();
  }

  GetBucketEncryptionResponse encryption(GetBucketEncryptionRequest request) {
    return GetBucketEncryptionResponse.builder()
        .serverSideEncryptionConfiguration(
            encryptions(endpoint.backend())
                .find(bucket(request.bucket()))
                .orElseGet(BucketSettings::ownKeys))
        .build();
  }

  private static ServerSideEncryptionConfiguration ownKeys() {
    return ServerSideEncryptionConfiguration.builder()
        .rules(
            ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                    d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                .bucketKeyEnabled(false)
                .build())
        .build();
  }

  DeleteBucketEncryptionResponse deleteEncryption(DeleteBucketEncryptionRequest request) {
    encryptions(endpoint.backend()).remove(bucket(request.bucket()));
    return DeleteBucketEncryptionResponse.builder().build();
  }

  PutPublicAccessBlockResponse putAccessBlock(PutPublicAccessBlockRequest request) {
    accessBlocks(endpoint.backend())
        .put(bucket(request.bucket()), request.publicAccessBlockConfiguration());
    return PutPublicAccessBlockResponse.builder().build();
  }

  GetPublicAccessBlockResponse accessBlock(GetPublicAccessBlockRequest request) {
    return accessBlocks(endpoint.backend())
        .find(bucket(request.bucket()))
        .map(found ->
            GetPublicAccessBlockResponse.builder().publicAccessBlockConfiguration(found).build())
        .orElseThrow(() ->
            buckets.missing(
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found"));
  }

  /**
   * A new bucket blocks all public access. Source: Amazon S3 User Guide, "Default settings for new
   * S3 buckets", since April 2023.
   */
  static void blockAccess(Backend backend, String bucket) {
    accessBlocks(backend)
        .put(
            bucket,
            PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build());
  }

  PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest request) {
    buckets.settings().set(bucket(request.bucket()), POLICY, request.policy());
    return PutBucketPolicyResponse.builder().build();
  }

  GetBucketPolicyResponse policy(GetBucketPolicyRequest request) {
    String policy = buckets.settings().get(bucket(request.bucket()), POLICY);
    if (policy == null) {
      throw buckets.missing("NoSuchBucketPolicy", "The bucket policy does not exist");
    }
    return GetBucketPolicyResponse.builder().policy(policy).build();
  }

  DeleteBucketPolicyResponse deletePolicy(DeleteBucketPolicyRequest request) {
    buckets.settings().remove(bucket(request.bucket()), POLICY);
    return DeleteBucketPolicyResponse.builder().build();
  }

  PutBucketLifecycleConfigurationResponse putLifecycle(
      PutBucketLifecycleConfigurationRequest request) {
    lifecycles(endpoint.backend()).put(bucket(request.bucket()), request.lifecycleConfiguration());
    return PutBucketLifecycleConfigurationResponse.builder().build();
  }

  GetBucketLifecycleConfigurationResponse lifecycle(
      GetBucketLifecycleConfigurationRequest request) {
    return lifecycles(endpoint.backend())
        .find(bucket(request.bucket()))
        .map(
            found -> GetBucketLifecycleConfigurationResponse.builder().rules(found.rules()).build())
        .orElseThrow(() ->
            buckets.missing(
                "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"));
  }

  DeleteBucketLifecycleResponse deleteLifecycle(DeleteBucketLifecycleRequest request) {
    lifecycles(endpoint.backend()).remove(bucket(request.bucket()));
    return DeleteBucketLifecycleResponse.builder().build();
  }

  PutBucketOwnershipControlsResponse putOwnership(PutBucketOwnershipControlsRequest request) {
    buckets
        .settings()
        .set(
            bucket(request.bucket()),
            OWNERSHIP,
            request.ownershipControls().rules().getFirst().objectOwnershipAsString());
    return PutBucketOwnershipControlsResponse.builder().build();
  }

  GetBucketOwnershipControlsResponse ownership(GetBucketOwnershipControlsRequest request) {
    String ownership =
        Objects.requireNonNull(buckets.settings().get(bucket(request.bucket()), OWNERSHIP));
    return GetBucketOwnershipControlsResponse.builder()
        .ownershipControls(
            c -> c.rules(OwnershipControlsRule.builder().objectOwnership(ownership).build()))
        .build();
  }

  GetObjectLockConfigurationResponse objectLock(GetObjectLockConfigurationRequest request) {
    String enabled = buckets.settings().get(bucket(request.bucket()), OBJECT_LOCK);
    if (enabled == null) {
      throw buckets.missing(
          "ObjectLockConfigurationNotFoundError",
          "Object Lock configuration does not exist for this bucket");
    }
    return GetObjectLockConfigurationResponse.builder()
        .objectLockConfiguration(c -> c.objectLockEnabled(enabled))
        .build();
  }
}
