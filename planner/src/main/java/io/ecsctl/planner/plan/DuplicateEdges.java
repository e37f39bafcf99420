package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Step: a duplicate goes before what it uses, and after what uses it has gone or was pointed to the
 * object that stays.
 */
final class DuplicateEdges {
  private DuplicateEdges() {}

  static void add(Snapshot snapshot, Schema schema, LiveReferences live, Nodes nodes, Edges edges) {
    for (LiveResource duplicate : snapshot.duplicates()) {
      String gone = StepIds.duplicate(duplicate);
      for (ResourceAddress used : live.of(duplicate)) {
        String removal = nodes.removal(used);
        if (removal != null) {
          edges.want(removal, gone);
        }
      }
      LiveReferences toIt =
          new LiveReferences(
              new Snapshot(new TreeMap<>(Map.of(duplicate.address(), duplicate)), List.of()),
              schema);
      for (LiveResource user : snapshot.resources().values()) {
        if (!user.address().equals(duplicate.address())
            && toIt.of(user).contains(duplicate.address())) {
          String removal = nodes.removal(user.address());
          Stream<String> before =
              removal != null
                  ? Stream.of(removal)
                  : Stream.of(nodes.object(user.address()), nodes.separate(user.address()))
                      .flatMap(Stream::ofNullable);
          before.forEach(node -> edges.want(gone, node));
        }
      }
    }
  }
}
