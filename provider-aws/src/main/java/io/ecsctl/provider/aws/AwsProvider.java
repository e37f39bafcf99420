package io.ecsctl.provider.aws;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.FoundObject;
import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.provider.HistoryRequest;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.LookupRequest;
import io.ecsctl.planner.provider.LookupResult;
import io.ecsctl.planner.provider.Need;
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.history.Trail;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Listing;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.kind.Kinds;
import io.ecsctl.provider.aws.kind.ResourceKind;
import io.ecsctl.provider.aws.lock.ParameterLock;
import io.ecsctl.provider.aws.lookup.Finders;
import io.ecsctl.provider.aws.permission.Needs;
import io.ecsctl.provider.aws.question.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** One AWS account and region. Every method finds the kind and lets it do the work. */
public final class AwsProvider implements Provider {
  /** The first call, and one that AWS answers at once: who waits longer waits for nobody. */
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);

  private final AwsClients clients;
  private final Schema schema;
  private final Kinds kinds;
  private final Finders finders;
  private final Questions questions;
  private @Nullable Identity identity;
  private volatile boolean thorough;

  /** {@code clients} are closed with the provider. */
  public AwsProvider(AwsClients clients, Schema schema) {
    this.clients = clients;
    this.schema = schema;
    Supplier<String> account = () -> identity().account();
    kinds = Kinds.all(clients, schema, account, () -> thorough);
    finders = new Finders(clients, kinds, schema, account);
    questions = new Questions(clients, this::identity);
  }

  @Override
  public void readThoroughly() {
    thorough = true;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public synchronized Identity identity() {
    Identity known = identity;
    if (known == null) {
      GetCallerIdentityResponse caller =
          Call.to(
              "sts:GetCallerIdentity",
              () ->
                  clients
                      .sts()
                      .getCallerIdentity(
                          r -> r.overrideConfiguration(c -> c.apiCallTimeout(FIRST_ANSWER))));
      known = new Identity(caller.account(), clients.region(), caller.arn());
      identity = known;
    }
    return known;
  }

  @Override
  public Snapshot read(StackScope scope) {
    Inventory inventory = new Inventory(clients, scope);
    var _ = Parallel.begin(inventory::index); // what fails is tried again by who needs it
    SortedMap<ResourceAddress, LiveResource> resources = new TreeMap<>();
    List<LiveResource> duplicates = new ArrayList<>();
    SortedMap<String, ProviderException> unread = new ConcurrentSkipListMap<>();
    for (List<LiveResource> found :
        Parallel.map(kinds.toRead(), kind -> list(kind, inventory, unread))) {
      for (LiveResource live : found) {
        if (resources.putIfAbsent(live.address(), live) != null) {
          duplicates.add(live);
        }
      }
    }
    return new Snapshot(resources, duplicates, unread);
  }

  /** One kind that may not be read is no reason not to read the others. */
  private static List<LiveResource> list(
      ResourceKind kind, Inventory inventory, SortedMap<String, ProviderException> unread) {
    try {
      return kind.list(inventory);
    } catch (ProviderException refused) {
      if (!AwsErrors.isDenied(refused) || refused.operation().startsWith("tag:")) {
        throw refused;
      }
      unread.put(kind.name(), refused);
      return List.of();
    }
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Map<String, List<LiveResource>> byKind =
        resources.stream()
            .collect(
                Collectors.groupingBy(r -> r.address().kind(), TreeMap::new, Collectors.toList()));
    return Parallel.map(
            byKind.entrySet(),
            entry -> kinds.kind(entry.getKey()).describe(scope, entry.getValue()))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<LookupResult> lookup(List<LookupRequest> requests) {
    return finders.answer(requests);
  }

  @Override
  public List<Answer> ask(List<Question> asked) {
    return questions.answer(asked);
  }

  @Override
  public List<Need> needs(String kind) {
    return Needs.of(kind);
  }

  @Override
  public Value.ObjectOf canonical(String kind, Value.ObjectOf attributes) {
    return kinds.kind(kind).canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    return kind(desired.address()).create(scope, desired);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    return kind(desired.address()).update(scope, live, desired, attributes);
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    kind(live.address()).delete(scope, live, progress);
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    return kind(live.address()).awaitReady(scope, live, progress);
  }

  @Override
  public Optional<FoundObject> find(StackScope scope, ResourceAddress address, String id) {
    return kind(address)
        .find(address, id)
        .map(found -> new FoundObject(found.live(), found.tags().stack(), found.tags().address()));
  }

  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    kind(address).claim(scope, live, address, contentHash);
  }

  @Override
  public void release(StackScope scope, LiveResource live) throws InterruptedException {
    kind(live.address()).release(scope, live);
  }

  private ResourceKind kind(ResourceAddress address) {
    return kinds.kind(address.kind());
  }

  @Override
  public void forgetLock(StackScope scope, String owner) {
    ParameterLock.forget(clients, scope, owner);
  }

  @Override
  public List<LiveResource> awaitListed(StackScope scope, Collection<LiveResource> made)
      throws InterruptedException {
    return new Listing(clients, scope, live -> kind(live.address()).listedBy(live)).await(made);
  }

  @Override
  public List<History> history(List<HistoryRequest> requests) {
    return new Trail(clients::cloudTrail, clients::globalCloudTrail).of(requests);
  }

  @Override
  public StackLock lock(StackScope scope, String owner) {
    return ParameterLock.take(clients, scope, owner);
  }

  @Override
  public Optional<LockStatus> lockStatus(StackScope scope) {
    return ParameterLock.status(clients, scope);
  }

  @Override
  public boolean breakLock(StackScope scope, LockStatus seen, String by) {
    return ParameterLock.breakIt(clients, scope, seen, by);
  }

  @Override
  public Pacer pacer() {
    return clients.pacer();
  }

  @Override
  public void close() {
    clients.close();
  }
}
