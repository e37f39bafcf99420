package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.provider.Snapshot;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    Supplier<Stream<ResourceAddress>> written = program.resources().keySet()::stream;
    Supplier<Stream<ResourceAddress>> all =
        () -> Stream.concat(written.get(), live.resources().keySet().stream());
    require("--target", selection.targets(), all, "in the program or the account");
    require("--exclude", selection.excludes(), all, "in the program or the account");
    require("--replace", selection.replaces(), written, "in the program");
  }

  private static void require(
      String option,
      List<AddressRange> ranges,
      Supplier<Stream<ResourceAddress>> known,
      String where) {
    for (AddressRange range : ranges) {
      if (known.get().noneMatch(range::covers)) {
        throw new PlanRefused(
            PlanRefused.Reason.UNKNOWN_ADDRESS,
            "%s %s names nothing %s%s"
                .formatted(
                    option,
                    range,
                    where,
                    Suggestions.nearest(range.toString(), names(known.get()))
                        .map(nearest -> "; " + Suggestions.question(nearest))
                        .orElse("")));
      }
    }
  }

  /** Addresses, blocks with several instances, and modules. */
  private static SortedSet<String> names(Stream<ResourceAddress> known) {
    SortedSet<String> names = new TreeSet<>();
    known.forEach(address -> {
      names.add(address.toString());
      names.add(address.withKey(null).toString());
      if (!address.module().isEmpty()) {
        names.add(address.module());
      }
    });
    return names;
  }
}
