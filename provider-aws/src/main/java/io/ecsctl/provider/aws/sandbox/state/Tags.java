package io.ecsctl.provider.aws.sandbox.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every object's tags, by ARN. Read and changed only within an operation. */
public final class Tags {
  private final Backend backend;
  private final Attributes values;

  Tags(Backend backend, Attributes values) {
    this.backend = backend;
    this.values = values;
  }

  public SortedMap<String, String> of(String arn) {
    return values.of(arn);
  }

  /** In the service's own type of tag, by key. */
  public <T> List<T> as(String arn, BiFunction<String, String, T> maker) {
    return of(arn).entrySet().stream()
        .map(tag -> maker.apply(tag.getKey(), tag.getValue()))
        .toList();
  }

  public void add(String arn, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      remember(arn);
      values.setAll(arn, tags);
    }
  }

  public <T> void add(
      String arn, Collection<T> tags, Function<T, String> key, Function<T, String> value) {
    Map<String, String> added = new TreeMap<>();
    tags.forEach(tag -> added.put(key.apply(tag), value.apply(tag)));
    add(arn, added);
  }

  public void remove(String arn, Collection<String> keys) {
    remember(arn);
    keys.forEach(key -> values.remove(arn, key));
  }

  /** The object is gone. */
  public void forget(String arn) {
    values.removeAll(arn);
    stale().removeAll(arn);
    changed().removeAll(arn);
  }

  /**
   * By ARN, as the tagging API sees them: a change shows only after the delay that the sandbox was
   * opened with.
   */
  public SortedMap<String, SortedMap<String, String>> visible() {
    SortedMap<String, SortedMap<String, String>> visible = new TreeMap<>(values.all());
    if (!backend.tagDelay().isZero()) {
      changed().all().keySet().stream()
          .filter(this::isStale)
          .forEach(arn -> visible.put(arn, stale().of(arn)));
    }
    return visible;
  }

  private boolean isStale(String arn) {
    String at = changed().get(arn, "at");
    return at != null && backend.now().isBefore(Instant.parse(at).plus(backend.tagDelay()));
  }

  private void remember(String arn) {
    if (backend.tagDelay().isZero()) {
      return;
    }
    if (!isStale(arn)) {
      SortedMap<String, String> before = of(arn);
      stale().removeAll(arn);
      stale().setAll(arn, before);
    }
    changed().set(arn, "at", backend.now().toString());
  }

  private Attributes stale() {
    return backend.attributes("stale tags");
  }

  private Attributes changed() {
    return backend.attributes("tags changed");
  }
}
