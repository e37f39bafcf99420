package io.ecsctl.compiler.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a block speaks of that renames resources or lets go of them: one instance, all instances of
 * a resource block, or everything in a module. {@code subnet.public["a"]}, {@code subnet.public},
 * {@code module.net}.
 *
 * @param module path of the module that the resource is in, {@code ""} for the root program; of a
 *     range that is a module its own path
 * @param kind empty when the range is a module; then {@code name} is too
 * @param key null where none is written, which means all instances
 */
public record AddressRange(String module, String kind, String name, @Nullable InstanceKey key) {

  /** Everything in a module. */
  public static AddressRange ofModule(String path) {
    return new AddressRange(path, "", "", null);
  }

  /**
   * Reads what {@code toString} writes; null when {@code text} is neither an address nor a module's
   * path. A data block's address is none: what is only read belongs to somebody else.
   */
  public static @Nullable AddressRange parse(String text) {
    List<ModuleStep> steps = ModuleStep.of(text);
    if (!steps.isEmpty() && path(steps).equals(text)) {
      return ofModule(text);
    }
    ResourceAddress address = ResourceAddress.parse(text);
    return address == null || address.data()
        ? null
        : new AddressRange(address.module(), address.kind(), address.name(), address.key());
  }

  public boolean isModule() {
    return kind.isEmpty();
  }

  /** The same, written in the module of that path. */
  public AddressRange in(String path) {
    return path.isEmpty()
        ? this
        : new AddressRange(module.isEmpty() ? path : path + "." + module, kind, name, key);
  }

  /** The one address that this is, if it names a resource. */
  public Optional<ResourceAddress> single() {
    return isModule()
        ? Optional.empty()
        : Optional.of(new ResourceAddress(module, kind, name, key));
  }

  /** Whether {@code address} is in it. */
  public boolean covers(ResourceAddress address) {
    return rebase(address, withoutLastKey(), lastKey() == null).isPresent();
  }

  /**
   * What becomes of {@code address} when this range is renamed to {@code other}; empty when the
   * address is not in this range. Where neither of the two has a key, all instances keep theirs;
   * otherwise a range without a key is the one instance that has none.
   */
  public Optional<ResourceAddress> rename(ResourceAddress address, AddressRange other) {
    return rebase(address, other, lastKey() == null && other.lastKey() == null);
  }

  private Optional<ResourceAddress> rebase(
      ResourceAddress address, AddressRange other, boolean allInstances) {
    if (!isModule()) {
      boolean here =
          address.module().equals(module)
              && address.kind().equals(kind)
              && address.name().equals(name)
              && (allInstances || sameKey(address.key(), key));
      return here
          ? Optional.of(
              new ResourceAddress(
                  other.module(),
                  other.kind(),
                  other.name(),
                  allInstances ? address.key() : other.key()))
          : Optional.empty();
    }
    List<ModuleStep> own = ModuleStep.of(module);
    List<ModuleStep> its = ModuleStep.of(address.module());
    int last = own.size() - 1;
    if (its.size() <= last
        || !its.subList(0, last).equals(own.subList(0, last))
        || !its.get(last).name().equals(own.get(last).name())
        || !(allInstances || sameKey(its.get(last).key(), own.get(last).key()))) {
      return Optional.empty();
    }
    List<ModuleStep> renamed = new ArrayList<>(ModuleStep.of(other.module()));
    if (allInstances) {
      renamed.addLast(new ModuleStep(renamed.removeLast().name(), its.get(last).key()));
    }
    renamed.addAll(its.subList(last + 1, its.size()));
    return Optional.of(
        new ResourceAddress(path(renamed), address.kind(), address.name(), address.key()));
  }

  private static boolean sameKey(@Nullable InstanceKey a, @Nullable InstanceKey b) {
    return a == null ? b == null : a.equals(b);
  }

  private @Nullable InstanceKey lastKey() {
    return isModule() ? ModuleStep.of(module).getLast().key() : key;
  }

  private AddressRange withoutLastKey() {
    if (!isModule()) {
      return new AddressRange(module, kind, name, null);
    }
    List<ModuleStep> steps = new ArrayList<>(ModuleStep.of(module));
    steps.addLast(new ModuleStep(steps.removeLast().name(), null));
    return ofModule(path(steps));
  }

  private static String path(List<ModuleStep> steps) {
    return steps.stream().map(ModuleStep::text).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return isModule() ? module : new ResourceAddress(module, kind, name, key).toString();
  }
}
