package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.util.Objects;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartRequest;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartResponse;

/** Blobs of repositories, such as an image's configuration: texts in one part. */
public final class Layers {
  private static final String LINK = "https://layers.sandbox.invalid/";
  private static final String BLOBS = "repository layers";
  private static final String UPLOADS = "repository uploads";

  private final Endpoint endpoint;
  private final Repositories repositories;

  Layers(Endpoint endpoint, Repositories repositories) {
    this.endpoint = endpoint;
    this.repositories = repositories;
  }

  private Attributes blobs() {
    return endpoint.backend().attributes(BLOBS);
  }

  private Attributes uploads() {
    return endpoint.backend().attributes(UPLOADS);
  }

  InitiateLayerUploadResponse initiate(InitiateLayerUploadRequest request) {
    repositories.require(request.repositoryName());
    return InitiateLayerUploadResponse.builder().uploadId(endpoint.backend().uuid()).build();
  }

  UploadLayerPartResponse upload(UploadLayerPartRequest request) {
    String name = repositories.require(request.repositoryName()).repositoryName();
    uploads().set(name, request.uploadId(), request.layerPartBlob().asUtf8String());
    return UploadLayerPartResponse.builder().uploadId(request.uploadId()).build();
  }

  CompleteLayerUploadResponse complete(CompleteLayerUploadRequest request) {
    String name = repositories.require(request.repositoryName()).repositoryName();
    String text = Objects.requireNonNullElse(uploads().get(name, request.uploadId()), "");
    uploads().remove(name, request.uploadId());
    String digest = "sha256:" + Digests.sha256(text);
    blobs().set(name, digest, text);
    return CompleteLayerUploadResponse.builder()
        .repositoryName(name)
        .uploadId(request.uploadId())
        .layerDigest(digest)
        .build();
  }

  GetDownloadUrlForLayerResponse url(GetDownloadUrlForLayerRequest request) {
    String name = repositories.require(request.repositoryName()).repositoryName();
    if (blobs().get(name, request.layerDigest()) == null) {
      throw endpoint.error(
          LayersNotFoundException.builder(),
          "LayersNotFoundException",
          "The layer with digest '%s' does not exist in the repository with name '%s'",
          request.layerDigest(),
          name);
    }
    return GetDownloadUrlForLayerResponse.builder()
        .downloadUrl(LINK + name + "@" + request.layerDigest())
        .layerDigest(request.layerDigest())
        .build();
  }

  /**
   * What a link of {@link #url} leads to.
   *
   * @throws ProviderException when it leads nowhere
   */
  public static String behind(Backend backend, String url) {
    String[] parts = url.substring(Math.min(LINK.length(), url.length())).split("@", 2);
    String text = parts.length < 2 ? null : backend.attributes(BLOBS).get(parts[0], parts[1]);
    if (text == null) {
      throw new ProviderException(ProviderException.UNREACHABLE, "", "nothing is behind the link");
    }
    return text;
  }
}
