package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.client.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;

/**
 * The updating calls of namespaces: one for each type, each with structures of its own that say the
 * same.
 */
final class NamespaceChanges {
  private final CloudMap cloudMap;

  NamespaceChanges(CloudMap cloudMap) {
    this.cloudMap = cloudMap;
  }

  void change(LiveResource live, DesiredResource desired, String token)
      throws InterruptedException {
    String id = live.id();
    String description =
        Objects.requireNonNullElse(Values.text(desired.attributes(), "description"), "");
    Long ttl = ttl(desired.attributes());
    switch (NamespaceType.fromValue(live.text("type"))) {
      case HTTP -> http(id, description, token);
      case DNS_PRIVATE -> privateDns(id, description, ttl, token);
      case DNS_PUBLIC -> publicDns(id, description, ttl, token);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("namespace " + id + " is of no known type");
    }
  }

  private static @Nullable Long ttl(Value.Keyed attributes) {
    return attributes.get("soa_ttl") instanceof Value.Duration(var seconds) ? seconds : null;
  }

  private void http(String id, String description, String token) throws InterruptedException {
    String call = "servicediscovery:UpdateHttpNamespace";
    var started =
        Call.to(
            call,
            () ->
                cloudMap
                    .client()
                    .updateHttpNamespace(r ->
                        r.id(id)
                            .updaterRequestId(token)
                            .namespace(n -> n.description(description))));
    cloudMap.completed(call, started.operationId());
  }

  private void privateDns(String id, String description, @Nullable Long ttl, String token)
      throws InterruptedException {
    String call = "servicediscovery:UpdatePrivateDnsNamespace";
    var started =
        Call.to(
            call,
            () ->
                cloudMap
                    .client()
                    .updatePrivateDnsNamespace(r ->
                        r.id(id)
                            .updaterRequestId(token)
                            .namespace(n -> {
                              n.description(description);
                              if (ttl != null) {
                                n.properties(p -> p.dnsProperties(d -> d.soa(s -> s.ttl(ttl))));
                              }
                            })));
    cloudMap.completed(call, started.operationId());
  }

  private void publicDns(String id, String description, @Nullable Long ttl, String token)
      throws InterruptedException {
    String call = "servicediscovery:UpdatePublicDnsNamespace";
    var started =
        Call.to(
            call,
            () ->
                cloudMap
                    .client()
                    .updatePublicDnsNamespace(r ->
                        r.id(id)
                            .updaterRequestId(token)
                            .namespace(n -> {
                              n.description(description);
                              if (ttl != null) {
                                n.properties(p -> p.dnsProperties(d -> d.soa(s -> s.ttl(ttl))));
                              }
                            })));
    cloudMap.completed(call, started.operationId());
  }
}
