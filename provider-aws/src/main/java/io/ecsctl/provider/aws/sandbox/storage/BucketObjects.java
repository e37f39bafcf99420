package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects by bucket and key: how large they are and what they are marked with. Their content is not
 * kept, and of each only the newest version is.
 */
final class BucketObjects {
  private static final int PAGE = 1000;
  private static final String CONTENT_TYPE = "content type";
  private static final String METADATA = "metadata ";

  private final Endpoint endpoint;
  private final Buckets buckets;

  BucketObjects(Endpoint endpoint, Buckets buckets) {
    this.endpoint = endpoint;
    this.buckets = buckets;
  }

  private static Table<S3Object> objects(Backend backend) {
    return backend.globalTable("s3.object", S3Object::builder);
  }

  private Attributes headers() {
    return endpoint.backend().attributes("object headers");
  }

  static boolean any(Backend backend, String bucket) {
    return !objects(backend).rows(key -> key.startsWith(bucket + "/")).isEmpty();
  }

  private String id(String bucket, String key) {
    return buckets.require(bucket).name() + "/" + key;
  }

  PutObjectResponse put(PutObjectRequest request, RequestBody body) {
    String id = id(request.bucket(), request.key());
    byte[] content = content(body);
    String etag = '"' + Digests.md5(content) + '"';
    objects(endpoint.backend())
        .put(
            id,
            S3Object.builder()
                .key(request.key())
                .eTag(etag)
                .size((long) content.length)
                .lastModified(endpoint.backend().now())
                .build());
    headers().removeAll(id);
    if (request.contentType() != null) {
      headers().set(id, CONTENT_TYPE, request.contentType());
    }
    request.metadata().forEach((name, value) -> headers().set(id, METADATA + name, value));
    return PutObjectResponse.builder().eTag(etag).build();
  }

  private static byte[] content(RequestBody body) {
    try (InputStream stream = body.contentStreamProvider().newStream()) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  HeadObjectResponse head(HeadObjectRequest request) {
    String id = id(request.bucket(), request.key());
    S3Object object =
        objects(endpoint.backend())
            .find(id)
            .orElseThrow(() ->
                endpoint.error(
                    NoSuchKeyException.builder(),
                    "NoSuchKey",
                    "The specified key does not exist."));
    HeadObjectResponse.Builder head =
        HeadObjectResponse.builder()
            .eTag(object.eTag())
            .contentLength(object.size())
            .lastModified(object.lastModified())
            .contentType(headers().get(id, CONTENT_TYPE));
    TreeMap<String, String> metadata = new TreeMap<>();
    headers()
        .of(id)
        .forEach((name, value) -> {
          if (name.startsWith(METADATA)) {
            metadata.put(name.substring(METADATA.length()), value);
          }
        });
    return head.metadata(metadata).build();
  }

  private List<S3Object> of(String bucket, String prefix) {
    String name = buckets.require(bucket).name();
    return objects(endpoint.backend()).rows(key -> key.startsWith(name + "/" + prefix));
  }

  ListObjectsV2Response list(ListObjectsV2Request request) {
    var page =
        endpoint.page(
            of(request.bucket(), request.prefix() == null ? "" : request.prefix()),
            request.continuationToken(),
            request.maxKeys(),
            PAGE);
    return ListObjectsV2Response.builder()
        .contents(page.items())
        .keyCount(page.items().size())
        .isTruncated(page.next() != null)
        .nextContinuationToken(page.next())
        .build();
  }

  ListObjectVersionsResponse versions(ListObjectVersionsRequest request) {
    var page =
        endpoint.page(
            of(request.bucket(), request.prefix() == null ? "" : request.prefix()),
            request.keyMarker(),
            request.maxKeys(),
            PAGE);
    return ListObjectVersionsResponse.builder()
        .versions(
            page.items().stream()
                .map(o ->
                    ObjectVersion.builder().key(o.key()).versionId("null").isLatest(true).build())
                .toList())
        .isTruncated(page.next() != null)
        .nextKeyMarker(page.next())
        .build();
  }

  private void remove(String bucket, String key) {
    String id = id(bucket, key);
    objects(endpoint.backend()).remove(id);
    headers().removeAll(id);
  }

  /** One that is not there is no error. */
  DeleteObjectResponse delete(DeleteObjectRequest request) {
    remove(request.bucket(), request.key());
    return DeleteObjectResponse.builder().build();
  }

  DeleteObjectsResponse deleteAll(DeleteObjectsRequest request) {
    request.delete().objects().forEach(object -> remove(request.bucket(), object.key()));
    return DeleteObjectsResponse.builder().build();
  }
}
