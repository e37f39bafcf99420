package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a resource kind: by the ARN, id or name that the block says, else among all that
 * {@code candidates} lists.
 */
final class KindFinder implements Finder {
  private static final List<String> IDENTITIES = List.of("arn", "id", "name");

  private final ResourceKind kind;
  private final Function<Value.ObjectOf, @Nullable String> identity;
  private final Set<String> places;
  private final Function<Value.ObjectOf, List<String>> candidates;

  /**
   * @param candidates ARNs, ids or names of what may match; of everything there is for no filters
   */
  KindFinder(ResourceKind kind, Function<Value.ObjectOf, List<String>> candidates) {
    this(kind, KindFinder::identity, Set.of(), candidates);
  }

  /**
   * @param identity the one object that the filters name, as the kind finds it; null when they name
   *     none
   * @param places arguments that say where to look, which the two functions see to: an object may
   *     tell them in another form
   */
  KindFinder(
      ResourceKind kind,
      Function<Value.ObjectOf, @Nullable String> identity,
      Set<String> places,
      Function<Value.ObjectOf, List<String>> candidates) {
    this.kind = kind;
    this.identity = identity;
    this.places = places;
    this.candidates = candidates;
  }

  private static @Nullable String identity(Value.ObjectOf filters) {
    return IDENTITIES.stream()
        .flatMap(name -> Stream.ofNullable(Values.text(filters, name)))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String kind() {
    return kind.name();
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String named = identity.apply(filters);
    List<String> wanted = named != null ? List.of(named) : candidates.apply(filters);
    TreeMap<String, Value> compared = new TreeMap<>(filters.entries());
    compared.keySet().removeAll(places);
    Value.ObjectOf rest = new Value.ObjectOf(compared);
    ResourceAddress address = new ResourceAddress("", true, kind.name(), "found", null);
    return Parallel.map(wanted, id -> kind.find(address, id)).stream()
        .flatMap(Optional::stream)
        .map(Found::live)
        .sorted(Comparator.comparing(LiveResource::id))
        .map(LiveResource::attributes)
        .filter(object -> Matching.holds(rest, object))
        .toList();
  }

  @Override
  public List<String> names() {
    return candidates.apply(Value.ObjectOf.EMPTY).stream()
        .map(id -> id.startsWith("arn:") ? shortName(id) : id)
        .toList();
  }

  /** {@code web} of {@code arn:…:cluster/web} and of {@code arn:…:loadbalancer/app/web/50dc…}. */
  private static String shortName(String arn) {
    String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
    return parts.length > 2 ? parts[parts.length - 2] : parts[parts.length - 1];
  }
}
