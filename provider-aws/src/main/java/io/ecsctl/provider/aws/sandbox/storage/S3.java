package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3, as far as buckets and small objects go. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class S3 implements S3Client {
  private final Endpoint endpoint;
  private final Buckets buckets;
  private final BucketSettings settings;
  private final BucketObjects objects;

  public S3(Backend backend) {
    endpoint = backend.endpoint("S3", S3Exception::builder);
    buckets = new Buckets(endpoint);
    settings = new BucketSettings(endpoint, buckets);
    objects = new BucketObjects(endpoint, buckets);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateBucketResponse createBucket(CreateBucketRequest request) {
    return endpoint.change("CreateBucket", () -> buckets.create(request));
  }

  @Override
  public ListBucketsResponse listBuckets(ListBucketsRequest request) {
    return endpoint.read("ListBuckets", () -> buckets.list(request));
  }

  @Override
  public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
    return endpoint.change("DeleteBucket", () -> buckets.delete(request));
  }

  @Override
  public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
    return endpoint.read("GetBucketTagging", () -> buckets.tags(request));
  }

  @Override
  public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
    return endpoint.change("PutBucketTagging", () -> buckets.tag(request));
  }

  @Override
  public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
    return endpoint.change("PutBucketVersioning", () -> settings.putVersioning(request));
  }

  @Override
  public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
    return endpoint.read("GetBucketVersioning", () -> settings.versioning(request));
  }

  @Override
  public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
    return endpoint.change("PutBucketEncryption", () -> settings.putEncryption(request));
  }

  @Override
  public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
    return endpoint.read("GetBucketEncryption", () -> settings.encryption(request));
  }

  @Override
  public DeleteBucketEncryptionResponse deleteBucketEncryption(
      DeleteBucketEncryptionRequest request) {
    return endpoint.change("DeleteBucketEncryption", () -> settings.deleteEncryption(request));
  }

  @Override
  public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
    return endpoint.change("PutPublicAccessBlock", () -> settings.putAccessBlock(request));
  }

  @Override
  public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
    return endpoint.read("GetPublicAccessBlock", () -> settings.accessBlock(request));
  }

  @Override
  public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
    return endpoint.change("PutBucketPolicy", () -> settings.putPolicy(request));
  }

  @Override
  public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
    return endpoint.read("GetBucketPolicy", () -> settings.policy(request));
  }

  @Override
  public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
    return endpoint.change("DeleteBucketPolicy", () -> settings.deletePolicy(request));
  }

  @Override
  public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
      PutBucketLifecycleConfigurationRequest request) {
    return endpoint.change("PutBucketLifecycleConfiguration", () -> settings.putLifecycle(request));
  }

  @Override
  public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
      GetBucketLifecycleConfigurationRequest request) {
    return endpoint.read("GetBucketLifecycleConfiguration", () -> settings.lifecycle(request));
  }

  @Override
  public DeleteBucketLifecycleResponse deleteBucketLifecycle(DeleteBucketLifecycleRequest request) {
    return endpoint.change("DeleteBucketLifecycle", () -> settings.deleteLifecycle(request));
  }

  @Override
  public PutBucketOwnershipControlsResponse putBucketOwnershipControls(
      PutBucketOwnershipControlsRequest request) {
    return endpoint.change("PutBucketOwnershipControls", () -> settings.putOwnership(request));
  }

  @Override
  public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
      GetBucketOwnershipControlsRequest request) {
    return endpoint.read("GetBucketOwnershipControls", () -> settings.ownership(request));
  }

  @Override
  public GetObjectLockConfigurationResponse getObjectLockConfiguration(
      GetObjectLockConfigurationRequest request) {
    return endpoint.read("GetObjectLockConfiguration", () -> settings.objectLock(request));
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    return endpoint.change("PutObject", () -> objects.put(request, body));
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return endpoint.read("HeadObject", () -> objects.head(request));
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return endpoint.read("ListObjectsV2", () -> objects.list(request));
  }

  @Override
  public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
    return endpoint.read("ListObjectVersions", () -> objects.versions(request));
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    return endpoint.change("DeleteObject", () -> objects.delete(request));
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    return endpoint.change("DeleteObjects", () -> objects.deleteAll(request));
  }
}
