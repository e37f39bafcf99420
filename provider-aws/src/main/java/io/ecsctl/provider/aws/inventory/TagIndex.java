package io.ecsctl.provider.aws.inventory;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * What the Resource Groups Tagging API says a stack owns: ARNs with their tags, 100 a page.
 *
 * <p>It hears of new objects some seconds late, and forgets deleted ones later still. So what it
 * names may be gone (kinds read the objects themselves), and what it does not name may exist: then
 * the plan creates it again, AWS refuses the name, and the creating call finds the object to be
 * ours ({@code Owned}).
 *
 * @param complete false when the backend has no tagging API; then kinds list everything and look at
 *     tags one by one
 * @param emulated whether the answer is an emulator's, which may not know every service
 */
public record TagIndex(boolean complete, boolean emulated, SortedMap<String, Tags> byArn) {
  private static final int PAGE = 100;

  static TagIndex read(ResourceGroupsTaggingApiClient tagging, boolean emulated, StackScope scope) {
    SortedMap<String, Tags> byArn = new TreeMap<>();
    try {
      Call.to("tag:GetResources", () -> pages(tagging, emulated, scope))
          .forEach(
              found -> byArn.put(found.resourceARN(), Tags.of(found.tags(), Tag::key, Tag::value)));
    } catch (ProviderException failure) {
      if (!failure.code().equals(AwsErrors.UNSUPPORTED)) {
        throw failure;
      }
      return new TagIndex(false, emulated, new TreeMap<>());
    }
    return new TagIndex(true, emulated, byArn);
  }

  private static List<ResourceTagMapping> pages(
      ResourceGroupsTaggingApiClient tagging, boolean emulated, StackScope scope) {
    return tagging
        .getResourcesPaginator(r ->
            r.resourcesPerPage(PAGE)
                // moto ends a page at 100 tags too, unless told; AWS goes by one or the other.
                .tagsPerPage(emulated ? 500 : null)
                .tagFilters(
                    TagFilter.builder().key(StackScope.STACK_TAG).values(scope.stack()).build()))
        .resourceTagMappingList()
        .stream()
        .toList();
  }

  /**
   * ARNs of one type, in ascending order.
   *
   * @param service {@code ecs}
   * @param type what the resource part begins with: {@code task-definition/}
   */
  public List<String> arns(String service, String type) {
    return byArn.keySet().stream().filter(arn -> isOf(arn.split(":", 6), service, type)).toList();
  }

  /**
   * Whether the service's objects are here if there are any: always on AWS; not on an emulator that
   * names none of them, and maybe cannot.
   *
   * @param service {@code scheduler}
   */
  public boolean covers(String service) {
    return complete && (!emulated || !arns(service, "").isEmpty());
  }

  private static boolean isOf(String[] parts, String service, String type) {
    return parts.length == 6 && parts[2].equals(service) && parts[5].startsWith(type);
  }

  /** Whether every one of {@code arns} is here, so that nobody needs to ask for their tags. */
  public boolean knowsAll(Collection<String> arns) {
    return byArn.keySet().containsAll(arns);
  }
}
