package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;

/** Namespaces of Cloud Map. */
final class Namespaces implements Finder {
  private final AwsClients clients;

  Namespaces(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "namespace";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String name = Facts.text(filters, "name");
    return all().stream()
        .filter(found -> found.name().equals(name))
        .sorted(Comparator.comparing(NamespaceSummary::id))
        .map(found ->
            new Facts()
                .text("arn", found.arn())
                .text("id", found.id())
                .text("name", found.name())
                .text("type", found.typeAsString())
                .build())
        .toList();
  }

  private List<NamespaceSummary> all() {
    return Call.to(
        "servicediscovery:ListNamespaces",
        () ->
            clients.discovery().listNamespacesPaginator().stream()
                .flatMap(page -> page.namespaces().stream())
                .toList());
  }

  @Override
  public List<String> names() {
    return all().stream().map(NamespaceSummary::name).toList();
  }
}
