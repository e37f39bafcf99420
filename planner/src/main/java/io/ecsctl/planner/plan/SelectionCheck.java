package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.provider.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Step: refuses a selection that names nothing. A slip of the keyboard must not look like a plan
 * without changes.
 */
final class SelectionCheck {
  private SelectionCheck() {}

  /**
   * @param live by present addresses
   * @throws PlanRefused for an address that neither the program nor the account has, and for the
   *     replacement of what the program does not have
   */
  static void check(Selection selection, Program program, Snapshot live) {
    Collection<ResourceAddress> written = program.resources().keySet();
    SortedSet<ResourceAddress> all = new TreeSet<>(written);
    all.addAll(live.resources().keySet());
    require("--target", selection.targets(), all, "in the program or the account");
    require("--exclude", selection.excludes(), all, "in the program or the account");
    require("--replace", selection.replaces(), written, "in the program");
  }

  private static void require(
      String option, List<AddressRange> ranges, Collection<ResourceAddress> known, String where) {
    for (AddressRange range : ranges) {
      if (known.stream().noneMatch(range::covers)) {
        throw new PlanRefused(
            PlanRefused.Reason.UNKNOWN_ADDRESS,
            "%s %s names nothing %s%s"
                .formatted(
                    option,
                    range,
                    where,
                    Suggestions.nearest(range.toString(), names(known))
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("")));
      }
    }
  }

  /** Addresses, blocks with several instances, and modules. */
  private static SortedSet<String> names(Collection<ResourceAddress> known) {
    SortedSet<String> names = new TreeSet<>();
    for (ResourceAddress address : known) {
      names.add(address.toString());
      names.add(address.withKey(null).toString());
      if (!address.module().isEmpty()) {
        names.add(address.module());
      }
    }
    return names;
  }
}
