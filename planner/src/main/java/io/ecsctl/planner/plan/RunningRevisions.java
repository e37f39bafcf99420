package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.FoundObject;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Which revision of a revisioned resource is in use, whoever registered it. A pipeline that sets an
 * image registers a revision of its own, without the stack's tags, and points the service to it.
 */
final class RunningRevisions {
  private final Program program;
  private final Snapshot snapshot;
  private final BiFunction<ResourceAddress, String, Optional<FoundObject>> find;

  RunningRevisions(Program program, PlanInput input) {
    this.program = program;
    this.snapshot = input.snapshot();
    this.find = input.find();
  }

  /**
   * The newest of those that live users of the resource run; where nothing that is live refers to
   * it, the newest there is. Costs a call for each revision that is not {@code ours}.
   *
   * @param ours the newest revision that carries the stack's tags
   */
  LiveResource of(Resource resource, LiveResource ours) {
    NameRule rule = resource.schema().name();
    if (rule == null) {
      return ours;
    }
    String family = ours.text(rule.attribute());
    Set<String> used = used(resource.address());
    List<LiveResource> running = new ArrayList<>();
    if (used.removeIf(id -> id.equals(ours.id()) || id.equals(ours.text("arn")))) {
      running.add(ours);
    }
    for (String id : used.isEmpty() && running.isEmpty() ? Set.of(family) : used) {
      find.apply(resource.address(), id)
          .map(FoundObject::live)
          // Of another family: the program is about to point its user here.
          .filter(live -> live.text(rule.attribute()).equals(family))
          .map(live -> live.id().equals(ours.id()) ? ours : live)
          .ifPresent(running::add);
    }
    return running.stream().max(Comparator.comparing(RunningRevisions::revision)).orElse(ours);
  }

  private static BigDecimal revision(LiveResource live) {
    return live.attributes().get("revision") instanceof Value.Number(var number)
        ? number
        : BigDecimal.ZERO;
  }

  /** What live objects have where the program has a reference to {@code address}. */
  private Set<String> used(ResourceAddress address) {
    Set<String> ids = new TreeSet<>();
    for (Resource user : program.resources().values()) {
      if (user.references().contains(address)) {
        snapshot
            .find(user.address())
            .ifPresent(
                live -> used(address, user.body().toValue(), live.attributes()).forEach(ids::add));
      }
    }
    return ids;
  }

  private static Stream<String> used(ResourceAddress address, Value desired, Value live) {
    return switch (desired) {
      case Value.Reference(var target)
          when target.equals(address) && live instanceof Value.Text(var id) ->
          Stream.of(id);
      case Value.Keyed keyed when live instanceof Value.Keyed there ->
          keyed.entries().entrySet().stream()
              .flatMap(entry -> used(address, entry.getValue(), there.get(entry.getKey())));
      case Value _ -> Stream.empty();
    };
  }
}
