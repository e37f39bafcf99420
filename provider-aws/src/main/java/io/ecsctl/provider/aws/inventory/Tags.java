package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.StackScope;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one object, whatever the service calls its own tag type.
 *
 * @param all by key, the tool's and AWS's own included
 */
public record Tags(SortedMap<String, String> all) {
  public static final Tags NONE = new Tags(Collections.emptySortedMap());

  public Tags {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  public static Tags of(Map<String, String> all) {
    return new Tags(new TreeMap<>(all));
  }

  /** {@code Tags.of(vpc.tags(), Tag::key, Tag::value)}. */
  public static <T> Tags of(
      Collection<T> tags, Function<T, String> key, Function<T, String> value) {
    SortedMap<String, String> all = new TreeMap<>();
    tags.forEach(tag -> all.put(key.apply(tag), value.apply(tag)));
    return new Tags(all);
  }

  /** What a creating call sends: the program's tags and the marks of ownership. */
  public static Tags forCreate(StackScope scope, DesiredResource desired) {
    SortedMap<String, String> all = new TreeMap<>(written(desired.attributes()));
    all.put(StackScope.STACK_TAG, scope.stack());
    all.put(StackScope.ADDRESS_TAG, AddressTag.write(desired.address()));
    if (!desired.contentHash().isEmpty()) {
      all.put(StackScope.HASH_TAG, desired.contentHash());
    }
    return new Tags(all);
  }

  /** The tags that a program wrote, from its {@code tags} attribute. */
  public static SortedMap<String, String> written(Value.ObjectOf attributes) {
    SortedMap<String, String> written = new TreeMap<>();
    if (attributes.get("tags") instanceof Value.Keyed tags) {
      tags.entries()
          .forEach((key, value) -> {
            if (value instanceof Value.Text(var text)) {
              written.put(key, text);
            }
          });
    }
    return written;
  }

  /**
   * In the service's own type: {@code tags.as((k, v) -> Tag.builder().key(k).value(v).build())}.
   */
  public <T> List<T> as(BiFunction<String, String, T> maker) {
    return all.entrySet().stream().map(e -> maker.apply(e.getKey(), e.getValue())).toList();
  }

  /** The address, when the object belongs to {@code scope} and says to which. */
  public Optional<ResourceAddress> addressIn(StackScope scope) {
    return scope.stack().equals(all.get(StackScope.STACK_TAG))
        ? Optional.ofNullable(AddressTag.read(all.getOrDefault(StackScope.ADDRESS_TAG, "")))
        : Optional.empty();
  }

  /** Whose marks these are; empty when there are none. */
  public String stack() {
    return all.getOrDefault(StackScope.STACK_TAG, "");
  }

  /** What the owning stack calls the object; null when the marks do not say. */
  public @Nullable ResourceAddress address() {
    return AddressTag.read(all.getOrDefault(StackScope.ADDRESS_TAG, ""));
  }

  public boolean belongTo(StackScope scope, ResourceAddress address) {
    return addressIn(scope).filter(address::equals).isPresent();
  }

  /** Of an immutable revision; empty when it carries none. */
  public String contentHash() {
    return all.getOrDefault(StackScope.HASH_TAG, "");
  }

  /** Who owns the object, for a message. */
  public String owner() {
    return stack().isEmpty()
        ? "something that ecsctl did not make"
        : "stack "
            + stack()
            + " as "
            + all.getOrDefault(StackScope.ADDRESS_TAG, "an unknown address");
  }

  /**
   * The user's tags alone, without the tool's and AWS's own: what the {@code tags} attribute holds.
   */
  public SortedMap<String, String> users() {
    SortedMap<String, String> users = new TreeMap<>();
    all.forEach((key, value) -> {
      if (!key.startsWith(StackScope.TAG_PREFIX) && !key.startsWith("aws:")) {
        users.put(key, value);
      }
    });
    return users;
  }

  /** {@link #users} as a value; null where there are none, as when a program states none. */
  public Value value() {
    SortedMap<String, Value> entries = new TreeMap<>();
    users().forEach((key, value) -> entries.put(key, new Value.Text(value)));
    return entries.isEmpty() ? Value.NULL : new Value.MapOf(Type.STRING, entries);
  }
}
