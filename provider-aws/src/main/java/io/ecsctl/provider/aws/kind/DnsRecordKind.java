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
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A {@code dns_record} block: a record set in a zone that is most often somebody else's. */
final class DnsRecordKind implements ResourceKind {
  private static final String VALUES = "values";
  private static final String ALIAS = "alias_target";

  /** What says that nothing was made, so that nothing needs a mark. */
  private static final Set<String> REFUSED =
      Set.of("InvalidChangeBatch", "InvalidInput", "NoSuchHostedZone", "NoSuchHealthCheck");

  private final Tools tools;
  private final DnsRecords records;
  private final Marks<RecordId> marks;

  DnsRecordKind(Tools tools) {
    this.tools = tools;
    records = new DnsRecords(tools);
    marks = Marks.ofRecords(tools);
  }

  @Override
  public String name() {
    return "dns_record";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<Owned<RecordId>> marked = marks.list(inventory, name());
    Map<RecordId, ResourceRecordSet> found =
        records.read(marked.stream().map(Owned::object).toList());
    return marked.stream().map(o -> live(o.address(), o.object(), found.get(o.object()))).toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Map<RecordId, ResourceRecordSet> found =
        records.read(resources.stream().map(DnsRecordKind::id).toList());
    return resources.stream().map(r -> live(r.address(), id(r), found.get(id(r)))).toList();
  }

  @Override
  public String listedBy(LiveResource live) {
    return marks.listedBy(id(live));
  }

  private static RecordId id(LiveResource live) {
    return RecordId.of(live.attributes());
  }

  /**
   * @param record null when the mark is all there is, as after a run that ended between the two:
   *     such a record is completed or deleted
   */
  private LiveResource live(
      ResourceAddress address, RecordId id, @Nullable ResourceRecordSet record) {
    LiveAttributes attributes =
        record == null ? new LiveAttributes() : LiveAttributes.of(tools.read(name(), record));
    attributes
        .text("id", id.toString())
        .text("zone", id.zone())
        .text("name", id.name())
        .text("type", id.type())
        .text("set_identifier", id.set());
    if (record != null) {
      attributes.texts(
          VALUES, record.resourceRecords().stream().map(ResourceRecord::value).sorted().toList());
    }
    return new LiveResource(address, id.toString(), canonical(attributes.build()), "", true);
  }

  /** Names in lower case without the dot at their end, texts in quotes, as they are compared. */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    LiveAttributes plain =
        LiveAttributes.of(attributes)
            .changed("zone", RecordId::plainZone)
            .changed("name", RecordId::plainName);
    if (attributes.get(ALIAS) instanceof Value.Keyed alias) {
      plain.put(ALIAS, LiveAttributes.of(alias).changed("target", RecordId::plainName).build());
    }
    if (isText(attributes)) {
      plain.changedTexts(VALUES, RecordTexts::quoted);
    }
    return plain.build();
  }

  private static boolean isText(Value.ObjectOf attributes) {
    return Set.of("TXT", "SPF").contains(String.valueOf(Values.text(attributes, "type")));
  }

  /** By {@code ZONE/NAME/TYPE}, or {@code ZONE/NAME/TYPE/SET} for one of several. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    RecordId parsed = RecordId.parse(id);
    return parsed == null
        ? Optional.empty()
        : records
            .find(parsed)
            .map(record -> new Found(live(address, parsed, record), marks.tags(parsed)));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    if (change.put().isEmpty()) {
      marks.remove(id(live));
    } else {
      marks.give(change, id(live));
    }
  }

  /** A record that is there without our mark is somebody's, and stays as it is. */
  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    RecordId id = RecordId.of(desired.attributes());
    ResourceRecordSet record = record(desired);
    boolean there = records.find(id).isPresent();
    if (there) {
      Tags owner = marks.tags(id);
      Ownership.require(
          scope, desired, DnsRecords.CHANGE, "DNS record " + id, id.toString(), owner);
    }
    marks.take(scope, desired, id);
    try {
      records.change(id.zone(), there ? ChangeAction.UPSERT : ChangeAction.CREATE, record);
    } catch (ProviderException refused) {
      if (!there && REFUSED.contains(refused.code())) {
        marks.remove(id);
      }
      throw refused;
    }
    return readOne(desired.address(), id);
  }

  private LiveResource readOne(ResourceAddress address, RecordId id) {
    return live(
        address,
        id,
        records
            .find(id)
            .orElseThrow(() -> Tools.vanished("route53:ListResourceRecordSets", id.toString())));
  }

  private ResourceRecordSet record(DesiredResource desired) {
    Value.ObjectOf attributes = canonical(desired.attributes());
    ResourceRecordSet.Builder record =
        tools.request(
            new DesiredResource(
                desired.address(), desired.schema(), attributes, "", desired.token()),
            ResourceRecordSet.builder());
    List<String> values = Values.texts(attributes, VALUES);
    if (!values.isEmpty()) {
      record.resourceRecords(
          values.stream().map(value -> ResourceRecord.builder().value(value).build()).toList());
    }
    ResourceRecordSet stated = record.build();
    return stated.aliasTarget() == null || stated.aliasTarget().hostedZoneId() != null
        ? stated
        : stated.toBuilder()
            .aliasTarget(
                stated.aliasTarget().toBuilder()
                    .hostedZoneId(zoneOf(stated.aliasTarget().dnsName()))
                    .build())
            .build();
  }

  /** A load balancer says itself in which zone its name is. */
  private String zoneOf(String target) {
    String operation = "elasticloadbalancing:DescribeLoadBalancers";
    return Call.to(
            operation,
            () ->
                tools.clients().elb().describeLoadBalancersPaginator().loadBalancers().stream()
                    .toList())
        .stream()
        .filter(balancer -> isNamed(balancer, target))
        .map(LoadBalancer::canonicalHostedZoneId)
        .findFirst()
        .orElseThrow(() ->
            new ProviderException(
                "NotFound",
                operation,
                target
                    + " is no load balancer of this account and region. Write hosted_zone beside"
                    + " target: the id of the zone that AWS documents for that service's names."));
  }

  private static boolean isNamed(LoadBalancer balancer, String target) {
    String name = RecordId.plainName(balancer.dnsName());
    return target.equals(name) || target.equals("dualstack." + name);
  }

  /** The call takes a record as a whole. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    RecordId id = id(live);
    records.change(id.zone(), ChangeAction.UPSERT, record(desired));
    return readOne(live.address(), id);
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    records.delete(id(live));
    marks.remove(id(live));
  }
}
