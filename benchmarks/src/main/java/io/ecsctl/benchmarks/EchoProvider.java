package io.ecsctl.benchmarks;

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
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * An account that is at once what it is told to be, and costs nothing to ask: what is left of a
 * plan's time is the planner's own.
 */
final class EchoProvider implements Provider {
  private final Schema schema;
  private final SortedMap<ResourceAddress, LiveResource> live = new ConcurrentSkipListMap<>();

  EchoProvider(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Identity identity() {
    return new Identity("123456789012", "us-east-1", "arn:aws:iam::123456789012:user/benchmark");
  }

  @Override
  public Snapshot read(StackScope scope) {
    return new Snapshot(new TreeMap<>(live), List.of());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return List.copyOf(resources);
  }

  @Override
  public List<LookupResult> lookup(List<LookupRequest> requests) {
    return List.of();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired) {
    String id = "arn:aws:echo:us-east-1:123456789012:" + desired.address();
    return put(desired, id, desired.attributes(), desired.contentHash());
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource before, DesiredResource desired, Set<String> attributes) {
    TreeMap<String, Value> all = new TreeMap<>(before.attributes().entries());
    attributes.forEach(name -> {
      @Nullable Value value = desired.attributes().get(name);
      all.put(name, value);
    });
    return put(desired, before.id(), new Value.ObjectOf(all), before.contentHash());
  }

  private LiveResource put(
      DesiredResource desired, String id, Value.ObjectOf attributes, String contentHash) {
    TreeMap<String, Value> all = new TreeMap<>(attributes.entries());
    all.put("arn", new Value.Text(id));
    all.put("id", new Value.Text(id));
    LiveResource made =
        new LiveResource(
            desired.address(), id, new Value.ObjectOf(all), contentHash, contentHash.isEmpty());
    live.put(desired.address(), made);
    return made;
  }

  @Override
  public void delete(StackScope scope, LiveResource gone, Progress progress) {
    live.remove(gone.address());
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource there, Progress progress) {
    return there;
  }

  @Override
  public Optional<FoundObject> find(StackScope scope, ResourceAddress address, String id) {
    return Optional.empty();
  }

  @Override
  public void claim(
      StackScope scope, LiveResource object, ResourceAddress address, String contentHash) {
    live.put(address, object.at(address));
  }

  @Override
  public void release(StackScope scope, LiveResource object) {
    live.remove(object.address());
  }

  @Override
  public List<Answer> ask(List<Question> questions) {
    return questions.stream().<Answer>map(_ -> new Answer.Unasked()).toList();
  }

  @Override
  public List<History> history(List<HistoryRequest> requests) {
    return List.of();
  }

  @Override
  public StackLock lock(StackScope scope, String owner) {
    return () -> {};
  }

  @Override
  public Optional<LockStatus> lockStatus(StackScope scope) {
    return Optional.empty();
  }

  @Override
  public boolean breakLock(StackScope scope, LockStatus seen, String by) {
    return false;
  }

  @Override
  public Pacer pacer() {
    return Pacer.system();
  }

  @Override
  public void close() {}
}
