package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Handover.Adoption;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.planner.provider.FoundObject;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Step: the objects that the program's {@code import} blocks name are looked up, unless they are
 * the stack's already: then a block costs nothing and does nothing.
 */
public final class Adoptions {
  private final Map<ResourceAddress, LiveResource> found = new LinkedHashMap<>();
  private final Map<String, ResourceAddress> byId = new HashMap<>();
  private final PlanInput input;
  private final StackScope scope;

  private Adoptions(PlanInput input) {
    this.input = input;
    this.scope = new StackScope(input.program().stack().scope());
  }

  /**
   * @param live by present addresses
   * @throws PlanRefused for an object that is not there or is somebody's
   */
  static Adoptions of(PlanInput input, Snapshot live) {
    Adoptions adoptions = new Adoptions(input);
    for (Adoption adoption : input.program().handover().adoptions()) {
      LiveResource there = live.find(adoption.to()).orElse(null);
      if (there == null) {
        adoptions.adopt(adoption);
      } else {
        adoptions.requireSame(adoption, there);
      }
    }
    return adoptions;
  }

  /** What is adopted, by address. */
  Map<ResourceAddress, LiveResource> found() {
    return found;
  }

  Snapshot with(Snapshot live) {
    if (found.isEmpty()) {
      return live;
    }
    SortedMap<ResourceAddress, LiveResource> all = new TreeMap<>(live.resources());
    all.putAll(found);
    return new Snapshot(all, live.duplicates());
  }

  private void adopt(Adoption adoption) {
    FoundObject object = find(adoption);
    requireFree(scope, adoption.to(), adoption.id(), object);
    ResourceAddress other = byId.putIfAbsent(object.live().id(), adoption.to());
    if (other != null) {
      throw refused(
          "%s and %s both shall be %s%s"
              .formatted(other, adoption.to(), object.live().id(), place(adoption)));
    }
    found.put(adoption.to(), object.live());
  }

  private FoundObject find(Adoption adoption) {
    return input
        .find()
        .apply(adoption.to(), adoption.id())
        .orElseThrow(() ->
            refused(
                "there is no %s that AWS calls %s, to be adopted as %s%s"
                    .formatted(
                        adoption.to().kind(), adoption.id(), adoption.to(), place(adoption))));
  }

  /** The block is history, unless it names another object than the one that is there. */
  private void requireSame(Adoption adoption, LiveResource there) {
    if (!isCalled(there, adoption.id()) && !find(adoption).live().id().equals(there.id())) {
      throw refused(
          "%s is %s already, so %s can not become it%s; take the import out, or let go of the other one first"
              .formatted(adoption.to(), there.id(), adoption.id(), place(adoption)));
    }
  }

  private static boolean isCalled(LiveResource live, String id) {
    return live.id().equals(id)
        || live.id().endsWith("/" + id)
        || live.id().endsWith(":" + id)
        || live.text("name").equals(id)
        || live.text("family").equals(id);
  }

  /**
   * @throws PlanRefused when the object is another stack's, or this one's under another address
   */
  public static void requireFree(
      StackScope scope, ResourceAddress address, String id, FoundObject object) {
    if (object.isFree() || (object.belongsTo(scope) && Objects.equals(object.address(), address))) {
      return;
    }
    throw refused(
        object.belongsTo(scope)
            ? "%s is in this stack already, as %s; to rename it, write moved { from = %s, to = %s } instead of adopting it"
                .formatted(id, object.address(), object.address(), address)
            : "%s belongs to stack %s as %s, so it can not become %s; that stack has to let go of it first, with a removed block and destroy = false"
                .formatted(id, object.stack(), object.address(), address));
  }

  private static PlanRefused refused(String message) {
    return new PlanRefused(PlanRefused.Reason.ADOPTION, message);
  }

  /** Where the program asks for it; nothing when the command line did. */
  private static String place(Adoption adoption) {
    @Nullable SourceSpan span = adoption.span();
    return span == null ? "" : " (%s:%d)".formatted(span.file().path(), span.line());
  }
}
