package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.services.servicediscovery.model.ServiceChange;
import software.amazon.awssdk.services.servicediscovery.model.ServiceFilter;
import software.amazon.awssdk.services.servicediscovery.model.ServiceFilterName;
import software.amazon.awssdk.services.servicediscovery.model.ServiceSummary;

/** A {@code discovery_service} block. */
final class DiscoveryServiceKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("ServiceNotFound");

  private final Tools tools;
  private final CloudMap cloudMap;

  DiscoveryServiceKind(Tools tools) {
    this.tools = tools;
    cloudMap = new CloudMap(tools);
  }

  @Override
  public String name() {
    return "discovery_service";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return live(cloudMap.list(inventory, name(), "service/", this::all));
  }

  private List<String> all() {
    return Call.to(
            "servicediscovery:ListServices",
            () ->
                cloudMap.client().listServicesPaginator().stream()
                    .flatMap(page -> page.services().stream())
                    .toList())
        .stream()
        .map(ServiceSummary::arn)
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return live(
        cloudMap.read(scope, name(), resources.stream().map(live -> live.text("arn")).toList()));
  }

  private List<LiveResource> live(List<Owned<String>> owned) {
    return Parallel.map(owned, this::live).stream().flatMap(Optional::stream).toList();
  }

  private Optional<LiveResource> live(Owned<String> owned) {
    return byId(CloudMap.id(owned.object()))
        .map(service -> live(owned.address(), service, owned.tags()));
  }

  private Optional<Service> byId(String id) {
    var found =
        Call.unless(
            GONE, "servicediscovery:GetService", () -> cloudMap.client().getService(r -> r.id(id)));
    return Optional.ofNullable(found).map(answer -> answer.service());
  }

  private LiveResource live(ResourceAddress address, Service service, Tags tags) {
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), service))
            .text("id", service.id())
            .text("arn", service.arn())
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, service.id(), attributes, "", true);
  }

  /** By ARN or id. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return byId(CloudMap.id(id))
        .map(service -> {
          Tags tags = cloudMap.tags(service.arn());
          return new Found(live(address, service, tags), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    cloudMap.updateTags(live.text("arn"), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateServiceRequest request =
        tools
            .request(desired, CreateServiceRequest.builder())
            .creatorRequestId(tools.token(desired))
            .tags(CloudMap.as(Tags.forCreate(scope, desired)))
            .build();
    Service service;
    try {
      service =
          Call.to("servicediscovery:CreateService", () -> cloudMap.client().createService(request))
              .service();
    } catch (ProviderException refused) {
      if (!refused.code().equals("ServiceAlreadyExists")) {
        throw refused;
      }
      service = there(scope, desired, request, refused);
    }
    return live(desired.address(), service, Tags.forCreate(scope, desired));
  }

  private Service there(
      StackScope scope,
      DesiredResource desired,
      CreateServiceRequest request,
      ProviderException refused) {
    ServiceFilter inNamespace =
        ServiceFilter.builder()
            .name(ServiceFilterName.NAMESPACE_ID)
            .values(request.namespaceId())
            .build();
    ServiceSummary there =
        Call.to(
                "servicediscovery:ListServices",
                () ->
                    cloudMap.client().listServicesPaginator(r -> r.filters(inNamespace)).stream()
                        .flatMap(page -> page.services().stream())
                        .toList())
            .stream()
            .filter(s -> s.name().equals(request.name()))
            .findFirst()
            .orElseThrow(() -> refused);
    Ownership.require(
        scope,
        desired,
        refused,
        "service " + request.name() + " in that namespace",
        there.id(),
        cloudMap.tags(there.arn()));
    return byId(there.id()).orElseThrow(() -> refused);
  }

  /** The call deletes what it is not told, so what is not named goes with it as it is. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      cloudMap.updateTags(live.text("arn"), TagChange.between(live, desired));
    }
    if (!attributes.equals(Set.of(TagChange.ATTRIBUTE))) {
      LiveAttributes merged = LiveAttributes.of(live.attributes());
      attributes.forEach(name -> merged.put(name, desired.attributes().get(name)));
      Value.ObjectOf all = merged.build();
      ServiceChange change =
          SdkMapper.toRequest(desired.schema(), all, ServiceChange.builder())
              .description(all.has("description") ? Values.text(all, "description") : "")
              .build();
      String call = "servicediscovery:UpdateService";
      var started =
          Call.to(
              call, () -> cloudMap.client().updateService(r -> r.id(live.id()).service(change)));
      cloudMap.completed(call, started.operationId());
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("servicediscovery:GetService", live.id()));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    cloudMap.onceEmpty(() ->
        Call.unless(
            GONE,
            "servicediscovery:DeleteService",
            () -> cloudMap.client().deleteService(r -> r.id(live.id()))));
  }
}
