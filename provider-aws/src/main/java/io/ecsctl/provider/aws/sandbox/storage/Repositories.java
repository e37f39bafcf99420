package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** Repositories by name, and of their images the tags with their digests. */
final class Repositories {
  private static final int PAGE = 1000;
  private static final String MISSING = "missing";

  private final Endpoint endpoint;

  Repositories(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Table<Repository> repositories() {
    return endpoint.backend().table("ecr.repository", Repository::builder);
  }

  /** Of a repository, tag to digest. */
  private Attributes images() {
    return endpoint.backend().attributes("repository images");
  }

  /** Of a repository, digest to manifest. */
  private Attributes manifests() {
    return endpoint.backend().attributes("image manifests");
  }

  private static Repository.Builder defaults(CreateRepositoryRequest request) {
    return Repository.builder()
        .repositoryName(request.repositoryName())
        .imageTagMutability(
            Objects.requireNonNullElse(request.imageTagMutabilityAsString(), "MUTABLE"))
        .imageTagMutabilityExclusionFilters(
            request.hasImageTagMutabilityExclusionFilters()
                ? request.imageTagMutabilityExclusionFilters()
                : null)
        .imageScanningConfiguration(
            Objects.requireNonNullElse(
                request.imageScanningConfiguration(),
                ImageScanningConfiguration.builder().scanOnPush(false).build()))
        .encryptionConfiguration(
            Objects.requireNonNullElse(
                request.encryptionConfiguration(),
                EncryptionConfiguration.builder().encryptionType(EncryptionType.AES256).build()));
  }

  CreateRepositoryResponse create(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    if (repositories().contains(name)) {
      throw endpoint.error(
          RepositoryAlreadyExistsException.builder(),
          "RepositoryAlreadyExistsException",
          "The repository with name '%s' already exists in the registry with id '%s'",
          name,
          Backend.ACCOUNT);
    }
    Backend backend = endpoint.backend();
    String arn = backend.arn("ecr", "repository/" + name);
    Repository made =
        defaults(request)
            .repositoryArn(arn)
            .registryId(Backend.ACCOUNT)
            .repositoryUri(
                "%s.dkr.ecr.%s.amazonaws.com/%s".formatted(Backend.ACCOUNT, backend.region(), name))
            .createdAt(backend.now())
            .build();
    backend.tags().add(arn, request.tags(), Tag::key, Tag::value);
    return CreateRepositoryResponse.builder().repository(repositories().put(name, made)).build();
  }

  Repository require(@Nullable String name) {
    return repositories()
        .find(name)
        .orElseThrow(() ->
            endpoint.error(
                RepositoryNotFoundException.builder(),
                "RepositoryNotFoundException",
                "The repository with name '%s' does not exist in the registry with id '%s'",
                name,
                Backend.ACCOUNT));
  }

  /** One name that is not there fails the whole call. */
  DescribeRepositoriesResponse describe(DescribeRepositoriesRequest request) {
    List<Repository> wanted =
        request.hasRepositoryNames()
            ? request.repositoryNames().stream().map(this::require).toList()
            : repositories().all();
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return DescribeRepositoriesResponse.builder()
        .repositories(page.items())
        .nextToken(page.next())
        .build();
  }

  DeleteRepositoryResponse delete(DeleteRepositoryRequest request) {
    Repository repository = require(request.repositoryName());
    String name = repository.repositoryName();
    if (!images().of(name).isEmpty() && !Boolean.TRUE.equals(request.force())) {
      throw endpoint.error(
          RepositoryNotEmptyException.builder(),
          "RepositoryNotEmptyException",
          "The repository with name '%s' in registry with id '%s' cannot be deleted because it"
              + " still contains images",
          name,
          Backend.ACCOUNT);
    }
    repositories().remove(name);
    images().removeAll(name);
    manifests().removeAll(name);
    RepositoryPolicies.forget(endpoint.backend(), repository.repositoryArn());
    endpoint.backend().tags().forget(repository.repositoryArn());
    return DeleteRepositoryResponse.builder().repository(repository).build();
  }

  PutImageTagMutabilityResponse setMutability(PutImageTagMutabilityRequest request) {
    Repository changed =
        require(request.repositoryName()).toBuilder()
            .imageTagMutability(request.imageTagMutabilityAsString())
            .imageTagMutabilityExclusionFilters(
                request.hasImageTagMutabilityExclusionFilters()
                    ? request.imageTagMutabilityExclusionFilters()
                    : null)
            .build();
    repositories().put(changed.repositoryName(), changed);
    return PutImageTagMutabilityResponse.builder().build();
  }

  PutImageScanningConfigurationResponse setScanning(PutImageScanningConfigurationRequest request) {
    Repository changed =
        require(request.repositoryName()).toBuilder()
            .imageScanningConfiguration(request.imageScanningConfiguration())
            .build();
    repositories().put(changed.repositoryName(), changed);
    return PutImageScanningConfigurationResponse.builder().build();
  }

  /** The digest follows from the manifest's text. */
  PutImageResponse putImage(PutImageRequest request) {
    Repository repository = require(request.repositoryName());
    String digest =
        Objects.requireNonNullElseGet(
            request.imageDigest(), () -> "sha256:" + Digests.sha256(request.imageManifest()));
    String tag = Objects.requireNonNullElse(request.imageTag(), digest);
    images().set(repository.repositoryName(), tag, digest);
    manifests().set(repository.repositoryName(), digest, request.imageManifest());
    return PutImageResponse.builder()
        .image(
            Image.builder()
                .registryId(Backend.ACCOUNT)
                .repositoryName(repository.repositoryName())
                .imageId(i -> i.imageTag(request.imageTag()).imageDigest(digest))
                .build())
        .build();
  }

  /**
   * Nobody can push to a simulation: as when tasks start, there is any image of a repository that
   * is not the account's or empty, except the one with the tag {@code missing}.
   */
  BatchGetImageResponse getImages(BatchGetImageRequest request) {
    String name = request.repositoryName();
    if (images().of(name).isEmpty()
        && request.imageIds().stream().noneMatch(id -> MISSING.equals(id.imageTag()))) {
      return BatchGetImageResponse.builder()
          .images(
              request.imageIds().stream()
                  .map(id -> Image.builder().repositoryName(name).imageId(id).build())
                  .toList())
          .build();
    }
    require(name);
    Map<String, String> byTag = images().of(name);
    List<Image> found = new ArrayList<>();
    List<ImageFailure> failures = new ArrayList<>();
    for (ImageIdentifier id : request.imageIds()) {
      String digest = id.imageDigest() != null ? id.imageDigest() : byTag.get(id.imageTag());
      String manifest = digest == null ? null : manifests().get(name, digest);
      if (digest == null || !byTag.containsValue(digest)) {
        failures.add(
            ImageFailure.builder()
                .imageId(id)
                .failureCode(ImageFailureCode.IMAGE_NOT_FOUND)
                .failureReason("Requested image not found")
                .build());
      } else {
        found.add(
            Image.builder()
                .registryId(Backend.ACCOUNT)
                .repositoryName(name)
                .imageId(i -> i.imageDigest(digest).imageTag(id.imageTag()))
                .imageManifest(manifest)
                .build());
      }
    }
    return BatchGetImageResponse.builder().images(found).failures(failures).build();
  }

  ListImagesResponse images(ListImagesRequest request) {
    Repository repository = require(request.repositoryName());
    List<ImageIdentifier> all =
        images().of(repository.repositoryName()).entrySet().stream()
            .map(image ->
                ImageIdentifier.builder()
                    .imageTag(image.getKey())
                    .imageDigest(image.getValue())
                    .build())
            .toList();
    var page = endpoint.page(all, request.nextToken(), request.maxResults(), PAGE);
    return ListImagesResponse.builder().imageIds(page.items()).nextToken(page.next()).build();
  }

  DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    Repository repository = require(request.repositoryName());
    SortedMap<String, String> all = images().of(repository.repositoryName());
    List<ImageDetail> details =
        all.entrySet().stream()
            .filter(image ->
                !request.hasImageIds()
                    || request.imageIds().stream()
                        .anyMatch(id ->
                            image.getKey().equals(id.imageTag())
                                || image.getValue().equals(id.imageDigest())))
            .map(image ->
                ImageDetail.builder()
                    .registryId(Backend.ACCOUNT)
                    .repositoryName(repository.repositoryName())
                    .imageTags(image.getKey())
                    .imageDigest(image.getValue())
                    .build())
            .toList();
    if (request.hasImageIds() && details.isEmpty()) {
      throw endpoint.error(
          ImageNotFoundException.builder(),
          "ImageNotFoundException",
          "The image with imageId %s does not exist within the repository with name '%s' in the"
              + " registry with id '%s'",
          request.imageIds().getFirst(),
          repository.repositoryName(),
          Backend.ACCOUNT);
    }
    var page = endpoint.page(details, request.nextToken(), request.maxResults(), PAGE);
    return DescribeImagesResponse.builder()
        .imageDetails(page.items())
        .nextToken(page.next())
        .build();
  }

  private String owner(String arn) {
    return require(arn.substring(arn.indexOf("repository/") + "repository/".length()))
        .repositoryArn();
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint
        .backend()
        .tags()
        .add(owner(request.resourceArn()), request.tags(), Tag::key, Tag::value);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(owner(request.resourceArn()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            endpoint
                .backend()
                .tags()
                .as(
                    owner(request.resourceArn()),
                    (key, value) -> Tag.builder().key(key).value(value).build()))
        .build();
  }
}
