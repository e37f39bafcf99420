package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Objects of a resource kind: by the ARN, id or name that the block says, else among all that
 * {@code candidates} lists.
 */
final class KindFinder implements Finder {
  private static final List<String> IDENTITIES = List.of("arn", "id", "name");

  private final ResourceKind kind;
  private final Function<Value.ObjectOf, List<String>> candidates;

  /**
   * @param candidates ARNs, ids or names of what may match; of everything there is for no filters
   */
  KindFinder(ResourceKind kind, Function<Value.ObjectOf, List<String>> candidates) {
    this.kind = kind;
    this.candidates = candidates;
  }

  @Override
  public String kind() {
    return kind.name();
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    Optional<String> identity =
        IDENTITIES.stream()
            .flatMap(name -> Stream.ofNullable(Values.text(filters, name)))
            .findFirst();
    List<String> wanted = identity.map(List::of).orElseGet(() -> candidates.apply(filters));
    ResourceAddress address = new ResourceAddress("", true, kind.name(), "found", null);
    return Parallel.map(wanted, id -> kind.find(address, id)).stream()
        .flatMap(Optional::stream)
        .map(Found::live)
        .sorted(Comparator.comparing(LiveResource::id))
        .map(LiveResource::attributes)
        .filter(object -> Matching.holds(filters, object))
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
