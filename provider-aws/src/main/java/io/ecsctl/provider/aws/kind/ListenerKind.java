package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Batches;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/**
 * A {@code listener} block. Its attributes by key ({@code idle_timeout}, …) and its further
 * certificates come in calls of their own.
 */
final class ListenerKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("ListenerNotFound");
  private static final int PER_CALL = 20;

  private final Tools tools;
  private final ElbSupport support;

  ListenerKind(Tools tools) {
    this.tools = tools;
    support = new ElbSupport(tools.clients());
  }

  private ListenerCertificates certificates() {
    return new ListenerCertificates(support.elb());
  }

  @Override
  public String name() {
    return "listener";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return lives(inventory.elb().listeners());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<Listener> found = byArns(resources.stream().map(LiveResource::id).toList());
    return lives(support.owned(scope, name(), found, Listener::listenerArn));
  }

  private List<LiveResource> lives(List<Owned<Listener>> owned) {
    return Parallel.map(owned, o -> live(o.address(), o.object(), o.tags()));
  }

  private List<Listener> byArns(List<String> arns) {
    return Batches.describe(
        arns,
        PER_CALL,
        GONE,
        batch ->
            Call.to(
                "elasticloadbalancing:DescribeListeners",
                () ->
                    support
                        .elb()
                        .describeListenersPaginator(r -> r.listenerArns(batch))
                        .listeners()
                        .stream()
                        .toList()));
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    Tags tags = support.tags(id);
    return byArns(List.of(id)).stream()
        .findFirst()
        .map(listener -> new Found(live(address, listener, tags), tags));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live, change);
  }

  private LiveResource live(ResourceAddress address, Listener listener, Tags tags) {
    String arn = listener.listenerArn();
    var byKey =
        Call.to(
            "elasticloadbalancing:DescribeListenerAttributes",
            () -> support.elb().describeListenerAttributes(r -> r.listenerArn(arn)));
    Optional<List<String>> more = certificates().read(listener);
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), listener))
            .all(tools.read(name(), byKey).entries())
            .texts(ListenerCertificates.ATTRIBUTE, more.orElse(List.of()))
            .text("arn", arn)
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(
        address,
        arn,
        attributes,
        "",
        true,
        more.isPresent() ? Set.of() : Set.of(ListenerCertificates.ATTRIBUTE));
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateListenerRequest.Builder request =
        tools
            .request(desired, CreateListenerRequest.builder())
            .tags(ElbSupport.tagged(scope, desired));
    if (desired.attributes().get("protocol").equals(Value.NULL)) {
      request.protocol(protocol(desired));
    }
    Listener listener =
        certificatesReady()
            .onceIssued(desired.attributes(), () -> createOrFind(scope, desired, request.build()));
    modifyAttributes(
        tools.change(desired, ModifyListenerAttributesRequest.builder()), listener.listenerArn());
    List<String> more = Values.texts(desired.attributes(), ListenerCertificates.ATTRIBUTE);
    if (!more.isEmpty()) {
      present(listener.listenerArn(), List.of(), desired);
    }
    return live(desired.address(), listener, support.tags(listener.listenerArn()));
  }

  /**
   * AWS knows no default: HTTP or TCP by the load balancer's type, and their secure forms where
   * there is a certificate.
   */
  private static ProtocolEnum protocol(DesiredResource desired) {
    boolean secure = !desired.attributes().get("certificate").equals(Value.NULL);
    boolean application =
        Values.required(desired.attributes(), "load_balancer").contains(":loadbalancer/app/");
    if (application) {
      return secure ? ProtocolEnum.HTTPS : ProtocolEnum.HTTP;
    }
    return secure ? ProtocolEnum.TLS : ProtocolEnum.TCP;
  }

  private Listener createOrFind(
      StackScope scope, DesiredResource desired, CreateListenerRequest request) {
    try {
      return Call.to(
              "elasticloadbalancing:CreateListener", () -> support.elb().createListener(request))
          .listeners()
          .getFirst();
    } catch (ProviderException refused) {
      if (!refused.code().equals("DuplicateListener")) {
        throw refused;
      }
      Listener there =
          Call.to(
                  "elasticloadbalancing:DescribeListeners",
                  () ->
                      support
                          .elb()
                          .describeListenersPaginator(
                              r -> r.loadBalancerArn(request.loadBalancerArn()))
                          .listeners()
                          .stream()
                          .toList())
              .stream()
              .filter(listener -> listener.port().equals(request.port()))
              .findFirst()
              .orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "listener on port " + request.port() + " of that load balancer",
          there.listenerArn(),
          support.tags(there.listenerArn()));
      return there;
    }
  }

  private CertificateReadiness certificatesReady() {
    return new CertificateReadiness(tools);
  }

  private void present(String listener, List<String> has, DesiredResource desired)
      throws InterruptedException {
    certificatesReady()
        .onceIssued(
            desired.attributes(),
            () -> {
              certificates()
                  .set(
                      listener,
                      has,
                      Values.texts(desired.attributes(), ListenerCertificates.ATTRIBUTE));
              return listener;
            });
  }

  private void modifyAttributes(
      Optional<ModifyListenerAttributesRequest.Builder> change, String arn) {
    change.ifPresent(request ->
        Call.to(
            "elasticloadbalancing:ModifyListenerAttributes",
            () -> support.elb().modifyListenerAttributes(request.listenerArn(arn).build())));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    Optional<ModifyListenerRequest.Builder> change =
        tools.change(desired, ModifyListenerRequest.builder(), attributes);
    if (change.isPresent()) {
      ModifyListenerRequest request = change.get().listenerArn(live.id()).build();
      certificatesReady()
          .onceIssued(
              desired.attributes(),
              () ->
                  Call.to(
                      "elasticloadbalancing:ModifyListener",
                      () -> support.elb().modifyListener(request)));
    }
    modifyAttributes(
        tools.change(desired, ModifyListenerAttributesRequest.builder(), attributes), live.id());
    if (attributes.contains(ListenerCertificates.ATTRIBUTE)) {
      present(live.id(), Values.texts(live.attributes(), ListenerCertificates.ATTRIBUTE), desired);
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("elasticloadbalancing:DescribeListeners", live.id()));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    support.refuseOthers(
        scope,
        "elasticloadbalancing:DeleteListener",
        "Listener " + live.id(),
        "its rule",
        rules(live.id()));
    Call.unless(
        GONE,
        "elasticloadbalancing:DeleteListener",
        () -> support.elb().deleteListener(r -> r.listenerArn(live.id())));
  }

  private List<String> rules(String listener) {
    List<Rule> rules =
        Call.unless(
            GONE,
            "elasticloadbalancing:DescribeRules",
            () ->
                support.elb().describeRulesPaginator(r -> r.listenerArn(listener)).rules().stream()
                    .toList());
    return rules == null
        ? List.of()
        : rules.stream()
            .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
            .map(Rule::ruleArn)
            .toList();
  }
}
