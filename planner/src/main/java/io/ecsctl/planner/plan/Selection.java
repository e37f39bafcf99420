package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which part of a program a plan is about, as its user asked for it.
 *
 * @param targets with everything that has to come before them; empty means the whole program
 * @param excludes without everything that has to come after them; counts more than {@code targets}
 * @param replaces are made anew, whether or not they differ
 * @param refreshOnly nothing is changed: what differs is only shown, and outputs are what they are
 *     now
 */
public record Selection(
    List<AddressRange> targets,
    List<AddressRange> excludes,
    List<AddressRange> replaces,
    boolean refreshOnly) {
  /** The whole program. */
  public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), false);

  public Selection {
    targets = List.copyOf(targets);
    excludes = List.copyOf(excludes);
    replaces = List.copyOf(replaces);
  }

  /** Nothing is chosen and nothing asked for. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether some of the program's changes may be left out. */
  boolean isPartial() {
    return refreshOnly || !targets.isEmpty() || !excludes.isEmpty();
  }

  boolean replaces(ResourceAddress address) {
    return covers(replaces, address);
  }

  static boolean covers(List<AddressRange> ranges, ResourceAddress address) {
    return !ranges.isEmpty() && ranges.stream().anyMatch(range -> range.covers(address));
  }

  /** As the command line has it: {@code --target service.web}. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    targets.forEach(range -> options.add("--target " + range));
    excludes.forEach(range -> options.add("--exclude " + range));
    replaces.forEach(range -> options.add("--replace " + range));
    if (refreshOnly) {
      options.add("--refresh-only");
    }
    return options;
  }

  /** Every range that has to name something. */
  Stream<AddressRange> ranges() {
    return Stream.of(targets, excludes, replaces).flatMap(List::stream);
  }
}
