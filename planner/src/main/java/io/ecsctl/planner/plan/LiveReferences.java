package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.graph.Dag;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which live objects refer to which: found in their attributes' values, so that a stack can be
 * taken down when its program is long gone.
 */
final class LiveReferences {
  private final Schema schema;
  private final Map<String, Map<String, ResourceAddress>> byName = new HashMap<>();
  private final Dag<ResourceAddress> direct = new Dag<>();
  private final Dag<ResourceAddress> separate = new Dag<>();
  private final List<Guess> guesses = new ArrayList<>();

  /** Of each block's attributes, those in whose values there can be references: few. */
  private final IdentityHashMap<BlockSchema, List<AttributeSchema>> referring =
      new IdentityHashMap<>();

  /**
   * What objects of one kind that were read without detail may refer to.
   *
   * @param kinds of the objects that theirs can refer to
   * @param users those of the kind, in the snapshot's order
   */
  record Guess(Set<String> kinds, List<ResourceAddress> users) {}

  LiveReferences(Snapshot snapshot, Schema schema) {
    this.schema = schema;
    Collection<LiveResource> all = snapshot.resources().values();
    all.forEach(this::index);
    SortedMap<String, List<ResourceAddress>> withoutDetail = new TreeMap<>();
    for (LiveResource live : all) {
      direct.add(live.address());
      if (live.detailed()) {
        collect(live, direct::need, separate::need);
      } else {
        withoutDetail
            .computeIfAbsent(live.address().kind(), _ -> new ArrayList<>())
            .add(live.address());
      }
    }
    withoutDetail.forEach((kind, users) -> guesses.add(new Guess(kinds(kind), users)));
  }

  /** An object needs those it refers to, other than through separate attributes. */
  Dag<ResourceAddress> direct() {
    return direct;
  }

  /** An object needs those it refers to through separate attributes. */
  Dag<ResourceAddress> separate() {
    return separate;
  }

  /** Whether one object leads to another, however far away, through attributes of either sort. */
  boolean leads(ResourceAddress from, ResourceAddress to) {
    Set<ResourceAddress> reached = new HashSet<>();
    Deque<ResourceAddress> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      ResourceAddress next = open.pop();
      for (Dag<ResourceAddress> graph : List.of(direct, separate)) {
        for (ResourceAddress other : graph.needsOf(next)) {
          if (other.equals(to)) {
            return true;
          }
          if (reached.add(other)) {
            open.add(other);
          }
        }
      }
    }
    return false;
  }

  /**
   * Objects read without detail need, for all that is known, any object of the kinds that theirs
   * can refer to.
   */
  List<Guess> guesses() {
    return List.copyOf(guesses);
  }

  /** All that an object outside the snapshot's addresses (a duplicate) refers to. */
  Set<ResourceAddress> of(LiveResource live) {
    Set<ResourceAddress> targets = new LinkedHashSet<>();
    collect(live, (_, target) -> targets.add(target), (_, target) -> targets.add(target));
    return targets;
  }

  private void index(LiveResource live) {
    String kind = live.address().kind();
    Map<String, ResourceAddress> names = byName.computeIfAbsent(kind, _ -> new HashMap<>());
    names.put(live.id(), live.address());
    for (String attribute : List.of("arn", "id", "name")) {
      String text = live.text(attribute);
      if (!text.isEmpty()) {
        names.put(text, live.address());
      }
    }
  }

  private void collect(
      LiveResource live,
      BiConsumer<ResourceAddress, ResourceAddress> directly,
      BiConsumer<ResourceAddress, ResourceAddress> separately) {
    var kind = schema.kind(live.address().kind());
    if (kind.isEmpty()) {
      return;
    }
    for (AttributeSchema attribute : referring(kind.get().body())) {
      var to = attribute.change() == Change.SEPARATE ? separately : directly;
      find(
          attribute.type(),
          live.attributes().get(attribute.name()),
          target -> to.accept(live.address(), target));
    }
  }

  /** The kinds that objects of a kind can refer to. */
  private Set<String> kinds(String kind) {
    Set<String> kinds = new TreeSet<>();
    schema.kind(kind).ifPresent(found -> kinds(new AttributeType.Nested(found.body()), kinds));
    return kinds;
  }

  private void find(AttributeType type, Value value, Consumer<ResourceAddress> found) {
    switch (type) {
      case AttributeType.ReferenceTo(var kinds, var _) -> {
        if (value instanceof Value.Text(var text)) {
          for (String kind : kinds) {
            ResourceAddress address = byName.getOrDefault(kind, Map.of()).get(text);
            if (address != null) {
              found.accept(address);
            }
          }
        }
      }
      case AttributeType.OneOf(var alternatives) ->
          alternatives.forEach(alternative -> find(alternative, value, found));
      case AttributeType.ListOf(var element) ->
          elements(value).forEach(v -> find(element, v, found));
      case AttributeType.SetOf(var element) ->
          elements(value).forEach(v -> find(element, v, found));
      case AttributeType.MapOf(var element, var _, var _) -> {
        if (value instanceof Value.Keyed keyed) {
          keyed.entries().values().forEach(v -> find(element, v, found));
        }
      }
      case AttributeType.Nested(var block) -> block(block, value, found);
      case AttributeType.Repeated(var block, var _, var _) ->
          elements(value).forEach(v -> block(block, v, found));
      case AttributeType.Scalar _ -> {}
    }
  }

  private void block(BlockSchema block, Value value, Consumer<ResourceAddress> found) {
    if (value instanceof Value.Keyed keyed) {
      referring(block).forEach(a -> find(a.type(), keyed.get(a.name()), found));
    }
  }

  private List<AttributeSchema> referring(BlockSchema block) {
    List<AttributeSchema> known = referring.get(block);
    if (known == null) {
      known = block.attributes().values().stream().filter(LiveReferences::refers).toList();
      referring.put(block, known);
    }
    return known;
  }

  private static boolean refers(AttributeSchema attribute) {
    Set<String> kinds = new HashSet<>();
    kinds(attribute.type(), kinds);
    return !kinds.isEmpty();
  }

  private static List<Value> elements(Value value) {
    return value instanceof Value.Sequence sequence ? sequence.elements() : List.of();
  }

  private static void kinds(AttributeType type, Set<String> into) {
    switch (type) {
      case AttributeType.ReferenceTo(var kinds, var _) -> into.addAll(kinds);
      case AttributeType.OneOf(var alternatives) -> alternatives.forEach(a -> kinds(a, into));
      case AttributeType.ListOf(var element) -> kinds(element, into);
      case AttributeType.SetOf(var element) -> kinds(element, into);
      case AttributeType.MapOf(var element, var _, var _) -> kinds(element, into);
      case AttributeType.Nested(var block) ->
          block.attributes().values().forEach(a -> kinds(a.type(), into));
      case AttributeType.Repeated(var block, var _, var _) ->
          block.attributes().values().forEach(a -> kinds(a.type(), into));
      case AttributeType.Scalar _ -> {}
    }
  }
}
