package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.planner.provider.LiveResource;
import java.util.stream.Collectors;

/** Ids of nodes, which readers see: {@code security_group.app (rules)}. */
final class StepIds {
  private StepIds() {}

  static String object(ResourceAddress address) {
    return address.toString();
  }

  static String separate(ResourceAddress address, KindSchema schema) {
    return address + " (" + separateName(schema) + ")";
  }

  static String oldSeparate(ResourceAddress address, KindSchema schema) {
    return address + " (old " + separateName(schema) + ")";
  }

  static String lettingGo(ResourceAddress address) {
    return address + " (letting go)";
  }

  static String moved(ResourceAddress address) {
    return address + " (moved)";
  }

  static String adopted(ResourceAddress address) {
    return address + " (adopted)";
  }

  static String old(ResourceAddress address) {
    return address + " (old)";
  }

  static String duplicate(LiveResource live) {
    return live.address() + " (duplicate " + live.id() + ")";
  }

  private static String separateName(KindSchema schema) {
    // The one kind whose separate attributes have a common name in everybody's mouth.
    return schema.kind().equals("security_group")
        ? "rules"
        : schema.body().attributes().values().stream()
            .filter(attribute -> attribute.change() == Change.SEPARATE)
            .map(AttributeSchema::name)
            .collect(Collectors.joining(", "));
  }
}
