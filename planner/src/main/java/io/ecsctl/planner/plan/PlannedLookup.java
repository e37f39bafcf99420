package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * What a plan borrows. It is looked up again when the plan is applied, which goes on only while
 * everything that the program read is still the same: so a plan file holds none of it.
 *
 * @param address of the block's instance
 * @param kind of the schema's data
 * @param filters what is looked for; sensitive values with where they come from; for one that waits
 *     for the apply with what only that will know
 * @param all whether everything that matches is meant
 * @param waits whether it depends on objects that are not there yet: then nothing is known of what
 *     it will find, and it is a node of the plan, {@link Action#LOOK_UP}
 * @param ids ARNs, ids or names of what was found, for people; empty for what has none
 * @param fingerprint of the identity of what was found and of the attributes in {@code read}; empty
 *     for one that waits
 * @param read the attributes that the program reads, sorted
 */
public record PlannedLookup(
    ResourceAddress address,
    String kind,
    Value.ObjectOf filters,
    boolean all,
    boolean waits,
    List<String> ids,
    String fingerprint,
    List<String> read) {
  public PlannedLookup {
    ids = List.copyOf(ids);
    read = List.copyOf(read);
  }
}
