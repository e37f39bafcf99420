package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesResponse;

/**
 * Everything of the region that has tags, whatever its service; except what AWS's tagging API
 * leaves out: IAM roles and scalable targets.
 */
final class TaggedResources {
  private static final int PAGE = 100;

  private final Endpoint endpoint;
  private final boolean global;

  TaggedResources(Endpoint endpoint, boolean global) {
    this.endpoint = endpoint;
    this.global = global;
  }

  GetResourcesResponse get(GetResourcesRequest request) {
    List<ResourceTagMapping> wanted = new ArrayList<>();
    endpoint
        .backend()
        .tags()
        .visible()
        .forEach((arn, tags) -> {
          if (!tags.isEmpty() && isWanted(request, arn, tags)) {
            wanted.add(mapping(arn, tags));
          }
        });
    var page =
        endpoint.page(
            wanted, emptyToNull(request.paginationToken()), request.resourcesPerPage(), PAGE);
    return GetResourcesResponse.builder()
        .resourceTagMappingList(page.items())
        // At the last page AWS answers with an empty text, not with nothing.
        .paginationToken(Objects.requireNonNullElse(page.next(), ""))
        .build();
  }

  private static @Nullable String emptyToNull(@Nullable String token) {
    return token == null || token.isEmpty() ? null : token;
  }

  private boolean isWanted(
      GetResourcesRequest request, String arn, SortedMap<String, String> tags) {
    return isCovered(arn)
        && (!request.hasResourceARNList() || request.resourceARNList().contains(arn))
        && (request.resourceTypeFilters().isEmpty()
            || request.resourceTypeFilters().stream().anyMatch(type -> isOf(arn, type)))
        && request.tagFilters().stream().allMatch(filter -> matches(filter, tags));
  }

  private boolean isCovered(String arn) {
    String[] parts = arn.split(":", 6);
    if (global) {
      return parts[2].equals("iam")
          && (parts[5].startsWith("policy/") || parts[5].startsWith("instance-profile/"));
    }
    boolean isHere =
        parts[2].equals("s3")
            ? endpoint
                .backend()
                .region()
                .equals(endpoint.backend().attributes("bucket region").get(parts[5], "region"))
            : parts[3].equals(endpoint.backend().region());
    return isHere && !parts[2].equals("application-autoscaling");
  }

  /** {@code ecs} or {@code ecs:service}. */
  private static boolean isOf(String arn, String type) {
    String[] parts = arn.split(":", 6);
    int colon = type.indexOf(':');
    if (colon < 0) {
      return parts[2].equals(type);
    }
    String resource = type.substring(colon + 1);
    return parts[2].equals(type.substring(0, colon))
        && (parts[5].startsWith(resource + "/") || parts[5].startsWith(resource + ":"));
  }

  private static boolean matches(TagFilter filter, Map<String, String> tags) {
    String value = tags.get(filter.key());
    return value != null && (filter.values().isEmpty() || filter.values().contains(value));
  }

  private static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
    return ResourceTagMapping.builder()
        .resourceARN(arn)
        .tags(
            tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }

  TagResourcesResponse tag(TagResourcesRequest request) {
    request.resourceARNList().forEach(arn -> endpoint.backend().tags().add(arn, request.tags()));
    return TagResourcesResponse.builder().failedResourcesMap(Map.of()).build();
  }

  UntagResourcesResponse untag(UntagResourcesRequest request) {
    request
        .resourceARNList()
        .forEach(arn -> endpoint.backend().tags().remove(arn, request.tagKeys()));
    return UntagResourcesResponse.builder().failedResourcesMap(Map.of()).build();
  }
}
