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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePrivateDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePublicDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DnsProperties;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;

/** A {@code namespace} block. */
final class NamespaceKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("NamespaceNotFound");
  private static final String TYPE = "type";
  private static final String VPC_ATTRIBUTE = "vpc";

  /** Cloud Map's answers to a creation that was made already, by us or by others. */
  private static final Set<String> THERE =
      Set.of("NamespaceAlreadyExists", "DuplicateRequest", "ConflictingDomainExists");

  private final Tools tools;
  private final CloudMap cloudMap;
  private final NamespaceChanges changes;

  NamespaceKind(Tools tools) {
    this.tools = tools;
    cloudMap = new CloudMap(tools);
    changes = new NamespaceChanges(cloudMap);
  }

  @Override
  public String name() {
    return "namespace";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return live(cloudMap.list(inventory, name(), "namespace/", this::all));
  }

  private List<String> all() {
    return summaries().stream().map(NamespaceSummary::arn).toList();
  }

  private List<NamespaceSummary> summaries() {
    return Call.to(
        "servicediscovery:ListNamespaces",
        () ->
            cloudMap.client().listNamespacesPaginator().stream()
                .flatMap(page -> page.namespaces().stream())
                .toList());
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
        .map(namespace -> live(owned.address(), namespace, owned.tags()));
  }

  private Optional<Namespace> byId(String id) {
    var found =
        Call.unless(
            GONE,
            "servicediscovery:GetNamespace",
            () -> cloudMap.client().getNamespace(r -> r.id(id)));
    return Optional.ofNullable(found).map(answer -> answer.namespace());
  }

  private LiveResource live(ResourceAddress address, Namespace namespace, Tags tags) {
    String zone =
        Optional.ofNullable(namespace.properties().dnsProperties())
            .map(DnsProperties::hostedZoneId)
            .map(CloudMap::id)
            .orElse(null);
    String vpc = namespace.type() == NamespaceType.DNS_PRIVATE ? vpcOf(zone) : null;
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), namespace))
            .text("id", namespace.id())
            .text("arn", namespace.arn())
            .text(TYPE, namespace.typeAsString())
            .text("hosted_zone_id", zone)
            .text(VPC_ATTRIBUTE, vpc)
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    boolean unknownVpc = namespace.type() == NamespaceType.DNS_PRIVATE && vpc == null;
    return new LiveResource(
        address,
        namespace.id(),
        attributes,
        "",
        true,
        unknownVpc ? Set.of(VPC_ATTRIBUTE) : Set.of());
  }

  /** Only its zone says in which VPC a namespace is. */
  private @Nullable String vpcOf(@Nullable String zone) {
    if (zone == null) {
      return null;
    }
    var found =
        Call.unless(
            Set.of("NoSuchHostedZone"),
            "route53:GetHostedZone",
            () -> tools.clients().dns().getHostedZone(r -> r.id(zone)));
    return found == null ? null : found.vpCs().stream().map(VPC::vpcId).findFirst().orElse(null);
  }

  /** By ARN or id. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return byId(CloudMap.id(id))
        .map(namespace -> {
          Tags tags = cloudMap.tags(namespace.arn());
          return new Found(live(address, namespace, tags), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    cloudMap.updateTags(live.text("arn"), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    NamespaceType type =
        NamespaceType.fromValue(
            Objects.requireNonNullElse(Values.text(desired.attributes(), TYPE), "HTTP"));
    String call = "servicediscovery:" + callOf(type);
    Namespace namespace;
    try {
      String operation = Call.to(call, () -> start(scope, desired, type));
      String id =
          Objects.requireNonNull(
              cloudMap.completed(call, operation).targets().get(OperationTargetType.NAMESPACE));
      namespace = byId(id).orElseThrow(() -> Tools.vanished(call, id));
    } catch (ProviderException refused) {
      if (!THERE.contains(refused.code())) {
        throw refused;
      }
      namespace = there(scope, desired, type, refused);
    }
    return live(desired.address(), namespace, Tags.forCreate(scope, desired));
  }

  private static String callOf(NamespaceType type) {
    return switch (type) {
      case HTTP -> "CreateHttpNamespace";
      case DNS_PRIVATE -> "CreatePrivateDnsNamespace";
      case DNS_PUBLIC -> "CreatePublicDnsNamespace";
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("the schema has no " + type);
    };
  }

  /**
   * @return the operation's id
   */
  private String start(StackScope scope, DesiredResource desired, NamespaceType type) {
    var tags = CloudMap.as(Tags.forCreate(scope, desired));
    String token = tools.token(desired);
    return switch (type) {
      case HTTP ->
          cloudMap
              .client()
              .createHttpNamespace(
                  tools
                      .request(desired, CreateHttpNamespaceRequest.builder())
                      .creatorRequestId(token)
                      .tags(tags)
                      .build())
              .operationId();
      case DNS_PRIVATE ->
          cloudMap
              .client()
              .createPrivateDnsNamespace(
                  tools
                      .request(desired, CreatePrivateDnsNamespaceRequest.builder())
                      .creatorRequestId(token)
                      .tags(tags)
                      .build())
              .operationId();
      case DNS_PUBLIC ->
          cloudMap
              .client()
              .createPublicDnsNamespace(
                  tools
                      .request(desired, CreatePublicDnsNamespaceRequest.builder())
                      .creatorRequestId(token)
                      .tags(tags)
                      .build())
              .operationId();
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("the schema has no " + type);
    };
  }

  private Namespace there(
      StackScope scope, DesiredResource desired, NamespaceType type, ProviderException refused) {
    String name = Values.required(desired.attributes(), "name");
    NamespaceSummary there =
        summaries().stream()
            .filter(n -> n.name().equals(name) && n.type() == type)
            .findFirst()
            .orElseThrow(() -> refused);
    Ownership.require(
        scope, desired, refused, "namespace " + name, there.id(), cloudMap.tags(there.arn()));
    return byId(there.id()).orElseThrow(() -> refused);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      cloudMap.updateTags(live.text("arn"), TagChange.between(live, desired));
    }
    if (attributes.contains("description") || attributes.contains("soa_ttl")) {
      changes.change(live, desired, tools.token(desired));
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("servicediscovery:GetNamespace", live.id()));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String call = "servicediscovery:DeleteNamespace";
    var started =
        cloudMap.onceEmpty(() ->
            Call.unless(GONE, call, () -> cloudMap.client().deleteNamespace(r -> r.id(live.id()))));
    if (started != null) {
      progress.status("deleting");
      cloudMap.completed(call, started.operationId());
    }
  }
}
