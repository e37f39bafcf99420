package io.ecsctl.planner.testing;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
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
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An account in memory with the manners of the real one: names are unique, what is in use cannot be
 * deleted (where the kind is replaced new one first), revisions come without detail. Calls can be
 * made to fail, or to wait.
 */
public final class FakeProvider implements Provider {
  /** Something to happen in the middle of a call. */
  public interface Interference {
    void happen() throws InterruptedException;
  }

  private final Schema schema;
  private final Map<String, LiveResource> objects = new LinkedHashMap<>();
  private final Map<String, LiveResource> foreign = new LinkedHashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, List<Value.ObjectOf>> lent = new LinkedHashMap<>();
  private final Map<ResourceAddress, History> histories = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Interference> interferences = new ConcurrentHashMap<>();
  private int created;
  private boolean locked;

  public FakeProvider(Schema schema) {
    this.schema = schema;
  }

  /** {@code "create node.a"} and so on, in the order in which the calls took effect. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  public synchronized void forgetCalls() {
    calls.clear();
  }

  /**
   * What happens when {@code call}, such as {@code "create node.a"} or {@code "awaitReady node.a"},
   * is made, before it takes effect.
   */
  public void on(String call, Interference interference) {
    interferences.put(call, interference);
  }

  public void failOn(String call, String code) {
    on(
        call,
        () -> {
          throw new ProviderException(
              code, "fake:Call", "refused by the test", "request-1", new IOException("test"));
        });
  }

  public synchronized List<LiveResource> objects() {
    return List.copyOf(objects.values());
  }

  /** Somebody else changes an attribute. */
  public synchronized void meddle(String address, String attribute, Value value) {
    LiveResource live = at(TestValues.address(address));
    objects.put(live.id(), withAttribute(live, attribute, value));
  }

  /** Somebody else's object, or one whose creation this test leaves out. */
  public synchronized void put(LiveResource live) {
    objects.put(live.id(), live);
  }

  public synchronized LiveResource at(ResourceAddress address) {
    return objects.values().stream()
        .filter(live -> live.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  /** What {@link #lookup} finds, by kind; each object by what its attributes say. */
  public void lend(String kind, Value.ObjectOf object) {
    lent.computeIfAbsent(kind, _ -> new ArrayList<>()).add(object);
  }

  /** Nobody lends such an object any more. */
  public void takeBack(String kind) {
    lent.remove(kind);
  }

  private static boolean matches(Value.ObjectOf filters, Value.ObjectOf object) {
    return object.entries().entrySet().containsAll(filters.entries().entrySet());
  }

  @Override
  public synchronized List<LookupResult> lookup(List<LookupRequest> requests) {
    List<LookupResult> results = new ArrayList<>();
    for (LookupRequest request : requests) {
      calls.add("lookup " + request.kind());
      List<Value.ObjectOf> there = lent.getOrDefault(request.kind(), List.of());
      results.add(
          request.kind().equals("refused")
              ? new LookupResult.Refused("AccessDenied", "x:Describe", "not allowed", "req-1")
              : new LookupResult.Found(
                  there.stream().filter(object -> matches(request.filters(), object)).toList(),
                  there.stream()
                      .map(object -> object.get("name"))
                      .filter(Value.Text.class::isInstance)
                      .map(name -> ((Value.Text) name).value())
                      .toList()));
    }
    return results;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Identity identity() {
    return new Identity("123456789012", "eu-central-1", "arn:aws:iam::123456789012:user/test");
  }

  @Override
  public synchronized Snapshot read(StackScope scope) {
    calls.add("read");
    NavigableMap<ResourceAddress, LiveResource> resources = new TreeMap<>();
    List<LiveResource> duplicates = new ArrayList<>();
    for (LiveResource live : objects.values()) {
      LiveResource older =
          resources.put(live.address(), kind(live).revisioned() ? brief(live) : live);
      if (older != null) {
        duplicates.add(older);
      }
    }
    return new Snapshot(resources, duplicates);
  }

  /** A revision as a bulk read gives it: computed attributes, its name and tags only. */
  private LiveResource brief(LiveResource live) {
    NavigableMap<String, Value> attributes = new TreeMap<>(live.attributes().entries());
    kind(live).body().attributes().keySet().stream()
        .filter(name -> !name.equals("tags") && !isName(live, name))
        .forEach(attributes::remove);
    attributes.putIfAbsent("tags", Value.ObjectOf.EMPTY);
    return new LiveResource(
        live.address(), live.id(), new Value.ObjectOf(attributes), live.contentHash(), false);
  }

  private boolean isName(LiveResource live, String attribute) {
    var rule = kind(live).name();
    return rule != null && rule.attribute().equals(attribute);
  }

  @Override
  public synchronized List<LiveResource> describe(
      StackScope scope, Collection<LiveResource> resources) {
    calls.add("describe " + resources.size());
    return resources.stream().map(live -> objects.getOrDefault(live.id(), live)).toList();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    interfere("create " + desired.address());
    return createNow(desired);
  }

  private synchronized LiveResource createNow(DesiredResource desired) {
    KindSchema kind = desired.schema();
    calls.add("create " + desired.address());
    refuseTakenName(desired);
    String id = "%s-%04d".formatted(kind.kind(), ++created);
    NavigableMap<String, Value> attributes = new TreeMap<>(desired.attributes().entries());
    for (ComputedAttribute computed : kind.computed()) {
      attributes.put(computed.name(), new Value.Text(computed.name() + "-of-" + id));
    }
    attributes.put("id", new Value.Text(id));
    kind.body().attributes().values().stream()
        .filter(attribute -> attribute.change() == Change.SEPARATE)
        .map(AttributeSchema::name)
        .forEach(attributes::remove);
    if (kind.revisioned()) {
      objects.values().removeIf(live -> live.address().equals(desired.address()));
    }
    LiveResource live =
        new LiveResource(
            desired.address(), id, new Value.ObjectOf(attributes), desired.contentHash(), true);
    objects.put(id, live);
    return live;
  }

  private void refuseTakenName(DesiredResource desired) {
    var rule = desired.schema().name();
    if (rule == null || desired.schema().revisioned()) {
      return;
    }
    Value name = desired.attributes().get(rule.attribute());
    for (LiveResource live : objects.values()) {
      if (live.address().kind().equals(desired.address().kind())
          && live.attributes().get(rule.attribute()).equals(name)) {
        throw new ProviderException(
            ProviderException.NOT_OWNED, "fake:Create", "the name " + name + " is taken");
      }
    }
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    interfere("update " + desired.address());
    synchronized (this) {
      calls.add("update " + desired.address() + " " + attributes);
      LiveResource updated = objects.get(live.id());
      if (updated == null) {
        throw new ProviderException("NotFound", "fake:Update", live.id() + " is gone");
      }
      for (String attribute : attributes) {
        updated = withAttribute(updated, attribute, desired.attributes().get(attribute));
      }
      objects.put(updated.id(), updated);
      return updated;
    }
  }

  private static LiveResource withAttribute(LiveResource live, String attribute, Value value) {
    NavigableMap<String, Value> attributes = new TreeMap<>(live.attributes().entries());
    if (value instanceof Value.Null) {
      attributes.remove(attribute);
    } else {
      attributes.put(attribute, value);
    }
    return new LiveResource(
        live.address(),
        live.id(),
        new Value.ObjectOf(attributes),
        live.contentHash(),
        live.detailed());
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    interfere("delete " + live.address());
    synchronized (this) {
      calls.add("delete " + live.address());
      for (LiveResource other : objects.values()) {
        if (!other.id().equals(live.id())
            && kind(live).replacement() == KindSchema.Replacement.CREATE_FIRST
            && (mentions(other.attributes(), live.id())
                || mentions(other.attributes(), live.text("arn")))) {
          throw new ProviderException(
              "DependencyViolation", "fake:Delete", live.id() + " is used by " + other.id());
        }
      }
      objects.remove(live.id());
    }
  }

  private static boolean mentions(Value value, String id) {
    return switch (value) {
      case Value.Text(var text) -> text.equals(id);
      case Value.Sequence sequence -> sequence.elements().stream().anyMatch(v -> mentions(v, id));
      case Value.Keyed keyed -> keyed.entries().values().stream().anyMatch(v -> mentions(v, id));
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          false;
    };
  }

  @Override
  public synchronized Optional<FoundObject> find(
      StackScope scope, ResourceAddress address, String id) {
    calls.add("find " + address + " " + id);
    return Optional.ofNullable(foreign.containsKey(id) ? foreign.get(id) : objects.get(id))
        .map(live -> {
          String stack = owners.getOrDefault(id, foreign.containsKey(id) ? "" : scope.stack());
          return new FoundObject(live.at(address), stack, stack.isEmpty() ? null : live.address());
        });
  }

  /** An object that the stack does not own; {@code owner} is a stack or empty. */
  public synchronized void putForeign(LiveResource live, String owner) {
    foreign.put(live.id(), live);
    owners.put(live.id(), owner);
  }

  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    interfere("claim " + address);
    synchronized (this) {
      calls.add("claim " + address + " " + live.id());
      LiveResource there = foreign.remove(live.id());
      owners.remove(live.id());
      LiveResource object = there == null ? objects.get(live.id()) : there;
      if (object == null) {
        throw new ProviderException("NotFound", "fake:Claim", live.id() + " is gone");
      }
      objects.put(
          live.id(),
          new LiveResource(
              address,
              object.id(),
              object.attributes(),
              contentHash.isEmpty() ? object.contentHash() : contentHash,
              object.detailed()));
    }
  }

  @Override
  public void release(StackScope scope, LiveResource live) throws InterruptedException {
    interfere("release " + live.address());
    synchronized (this) {
      calls.add("release " + live.address());
      LiveResource there = objects.remove(live.id());
      if (there != null) {
        putForeign(there, "");
      }
    }
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    interfere("awaitReady " + live.address());
    progress.status("ready");
    return live;
  }

  private void interfere(String call) throws InterruptedException {
    Interference interference = interferences.get(call);
    if (interference != null) {
      interference.happen();
    }
  }

  private KindSchema kind(LiveResource live) {
    return schema.kind(live.address().kind()).orElseThrow();
  }

  /** What the account's log has to say of an address. */
  public void remember(String address, History history) {
    histories.put(TestValues.address(address), history);
  }

  /** Nothing that tests of the planner ask. */
  @Override
  public List<Answer> ask(List<Question> questions) {
    return questions.stream().<Answer>map(_ -> new Answer.Unasked()).toList();
  }

  @Override
  public List<History> history(List<HistoryRequest> requests) {
    return requests.stream()
        .map(request -> histories.getOrDefault(request.address(), new History.Found(List.of())))
        .toList();
  }

  @Override
  public synchronized StackLock lock(StackScope scope, String owner) {
    if (locked) {
      throw new ProviderException(
          ProviderException.LOCKED, "fake:Lock", "somebody else is applying");
    }
    locked = true;
    return this::unlock;
  }

  @Override
  public synchronized Optional<LockStatus> lockStatus(StackScope scope) {
    return locked
        ? Optional.of(
            new LockStatus(
                "somebody",
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(5),
                "x"))
        : Optional.empty();
  }

  @Override
  public synchronized boolean breakLock(StackScope scope, LockStatus seen, String by) {
    locked = false;
    return true;
  }

  private synchronized void unlock() {
    locked = false;
  }

  public synchronized boolean isLocked() {
    return locked;
  }

  /** A clock that only pauses move. */
  @Override
  public Pacer pacer() {
    return new Pacer() {
      @Override
      public Instant now() {
        return Instant.EPOCH;
      }

      @Override
      public void pause(Duration duration) {}
    };
  }

  @Override
  public void close() {}
}
