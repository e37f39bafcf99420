package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderField;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStatus;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * The stack's clusters, services and task definition revisions, those that AWS keeps only as a
 * memory left out.
 */
public final class EcsInventory {
  private static final int PROVIDERS_PER_CALL = 100;
  private static final int CLUSTERS_PER_CALL = 100;
  public static final int SERVICES_PER_CALL = 10;
  private static final String ACTIVE = "ACTIVE";

  private final AwsClients clients;
  private final StackScope scope;
  private final Supplier<TagIndex> index;
  private final Memo<List<Owned<Cluster>>> clusters = new Memo<>(this::readClusters);
  private final Memo<List<Owned<Service>>> services = new Memo<>(this::readServices);

  EcsInventory(AwsClients clients, StackScope scope, Supplier<TagIndex> index) {
    this.clients = clients;
    this.scope = scope;
    this.index = index;
  }

  public List<Owned<Cluster>> clusters() {
    return clusters.get();
  }

  public List<Owned<Service>> services() {
    return services.get();
  }

  private List<Owned<Cluster>> readClusters() {
    List<String> arns =
        index.get().complete() ? index.get().arns("ecs", "cluster/") : allClusters();
    return describeClusters(clients, arns).stream()
        .flatMap(c -> Owned.of(scope, "cluster", c, tags(c.tags())).stream())
        .toList();
  }

  private List<String> allClusters() {
    return Call.to(
        "ecs:ListClusters",
        () -> clients.ecs().listClustersPaginator().clusterArns().stream().toList());
  }

  /** Active ones, with tags, settings and configuration. */
  public static List<Cluster> describeClusters(AwsClients clients, List<String> arns) {
    return Parallel.map(
            Parallel.batches(arns, CLUSTERS_PER_CALL),
            batch ->
                Call.to(
                    "ecs:DescribeClusters",
                    () ->
                        clients
                            .ecs()
                            .describeClusters(r ->
                                r.clusters(batch)
                                    .include(
                                        ClusterField.TAGS,
                                        ClusterField.SETTINGS,
                                        ClusterField.CONFIGURATIONS))
                            .clusters()))
        .stream()
        .flatMap(List::stream)
        // A deleted cluster lingers as INACTIVE and its name is free again.
        .filter(cluster -> !"INACTIVE".equals(cluster.status()))
        .toList();
  }

  /**
   * The index names services on clusters of others; the list of an own cluster names those that the
   * index has not heard of yet. Without an index any cluster may have some.
   */
  private List<Owned<Service>> readServices() {
    Set<String> arns = new TreeSet<>(index.get().arns("ecs", "service/"));
    List<String> clusters =
        index.get().complete()
            ? clusters().stream().map(cluster -> cluster.object().clusterArn()).toList()
            : allClusters();
    Parallel.map(
            clusters,
            cluster ->
                Call.to(
                    "ecs:ListServices",
                    () ->
                        clients
                            .ecs()
                            .listServicesPaginator(r -> r.cluster(cluster).maxResults(100))
                            .serviceArns()
                            .stream()
                            .toList()))
        .forEach(arns::addAll);
    Map<String, List<String>> byCluster =
        arns.stream()
            .collect(
                Collectors.groupingBy(EcsInventory::clusterOf, TreeMap::new, Collectors.toList()));
    List<Service> found = new ArrayList<>();
    byCluster.forEach((cluster, names) -> found.addAll(describeServices(clients, cluster, names)));
    return found.stream()
        .flatMap(s -> Owned.of(scope, "service", s, tags(s.tags())).stream())
        .toList();
  }

  /**
   * Those that run or shall run: neither {@code INACTIVE}, a memory, nor {@code DRAINING}, deleted
   * and on its way out.
   */
  public static List<Service> describeServices(
      AwsClients clients, String cluster, List<String> arns) {
    return Parallel.map(
            Parallel.batches(arns, SERVICES_PER_CALL), batch -> inOneCall(clients, cluster, batch))
        .stream()
        .flatMap(List::stream)
        .filter(EcsInventory::isActive)
        .toList();
  }

  /**
   * In whatever state, with their tags; those that do not exist are left out.
   *
   * @param services at most {@link #SERVICES_PER_CALL} names or ARNs
   */
  static List<Service> inOneCall(AwsClients clients, String cluster, List<String> services) {
    List<Service> found =
        Call.unless(
            Set.of("ClusterNotFoundException"),
            "ecs:DescribeServices",
            () ->
                clients
                    .ecs()
                    .describeServices(
                        r -> r.cluster(cluster).services(services).include(ServiceField.TAGS))
                    .services());
    return found == null ? List.of() : found;
  }

  /** Neither a memory nor on its way out. */
  public static boolean isActive(Service service) {
    return ACTIVE.equals(service.status());
  }

  /** {@code shop} of {@code arn:aws:ecs:REGION:ACCOUNT:service/shop/web}. */
  public static String clusterOf(String serviceArn) {
    String[] parts = serviceArn.split("/", -1);
    return parts.length == 3 ? parts[1] : "default";
  }

  /** The stack's capacity providers; all of the account's where nothing says which those are. */
  public List<CapacityProvider> capacityProviders() {
    TagIndex known = index.get();
    if (known.complete()) {
      return describeCapacityProviders(clients, known.arns("ecs", "capacity-provider/"));
    }
    try {
      return allCapacityProviders(clients);
    } catch (ProviderException failure) {
      if (!failure.code().equals(AwsErrors.UNSUPPORTED)) {
        throw failure;
      }
      // An endpoint that can neither tag providers nor list them has none of the stack's.
      return List.of();
    }
  }

  /** Everybody's, AWS's own among them. */
  public static List<CapacityProvider> allCapacityProviders(AwsClients clients) {
    return pagesOfProviders(clients, List.of());
  }

  /** Those that exist, with tags. A deleted one can be described for some time. */
  public static List<CapacityProvider> describeCapacityProviders(
      AwsClients clients, List<String> namesOrArns) {
    return Parallel.map(
            Parallel.batches(namesOrArns, PROVIDERS_PER_CALL),
            batch -> pagesOfProviders(clients, batch))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The SDK has no paginator here. */
  private static List<CapacityProvider> pagesOfProviders(
      AwsClients clients, List<String> namesOrArns) {
    List<CapacityProvider> found = new ArrayList<>();
    DescribeCapacityProvidersRequest request =
        DescribeCapacityProvidersRequest.builder()
            .capacityProviders(namesOrArns.isEmpty() ? null : namesOrArns)
            .include(CapacityProviderField.TAGS)
            .build();
    String next = null;
    do {
      DescribeCapacityProvidersRequest page = request.toBuilder().nextToken(next).build();
      var answer =
          Call.to(
              "ecs:DescribeCapacityProviders", () -> clients.ecs().describeCapacityProviders(page));
      answer.capacityProviders().stream()
          .filter(provider -> provider.status() != CapacityProviderStatus.INACTIVE)
          .forEach(found::add);
      next = answer.nextToken();
    } while (next != null);
    return found;
  }

  /**
   * The newest active revision of each address that has one, by tags alone.
   *
   * @return ARNs and tags
   */
  public List<Owned<String>> newestRevisions() {
    Map<ResourceAddress, Owned<String>> newest = new TreeMap<>();
    for (Owned<String> revision : new ActiveRevisions(clients).newestOf(revisions())) {
      newest.merge(
          revision.address(),
          revision,
          (a, b) -> revision(a.object()) >= revision(b.object()) ? a : b);
    }
    return List.copyOf(newest.values());
  }

  /** Every revision that carries the stack's tags, active or not, by address and then ascending. */
  public List<Owned<String>> revisions() {
    TagIndex known = index.get();
    return (known.complete() ? known.byArn() : walkRevisions())
        .entrySet().stream()
            .filter(e -> e.getKey().contains(":task-definition/"))
            .flatMap(e -> Owned.of(scope, "task_definition", e.getKey(), e.getValue()).stream())
            .sorted(
                Comparator.comparing((Owned<String> r) -> r.address())
                    .thenComparingInt(r -> revision(r.object())))
            .toList();
  }

  private Map<String, Tags> walkRevisions() {
    List<String> arns =
        Call.to(
            "ecs:ListTaskDefinitions",
            () ->
                clients
                    .ecs()
                    .listTaskDefinitionsPaginator(r -> r.status(TaskDefinitionStatus.ACTIVE))
                    .taskDefinitionArns()
                    .stream()
                    .toList());
    Map<String, Tags> tags = new TreeMap<>();
    Parallel.map(arns, this::describeRevision)
        .forEach(d -> tags.put(d.taskDefinition().taskDefinitionArn(), tags(d.tags())));
    return tags;
  }

  private DescribeTaskDefinitionResponse describeRevision(String arn) {
    return Call.to(
        "ecs:DescribeTaskDefinition",
        () ->
            clients
                .ecs()
                .describeTaskDefinition(
                    r -> r.taskDefinition(arn).include(TaskDefinitionField.TAGS)));
  }

  /** {@code web} of {@code …:task-definition/web:7}. */
  public static String family(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'));
  }

  /** 7 of {@code …:task-definition/web:7}. */
  public static int revision(String arn) {
    return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
  }

  public static Tags tags(List<Tag> tags) {
    return Tags.of(tags, Tag::key, Tag::value);
  }
}
