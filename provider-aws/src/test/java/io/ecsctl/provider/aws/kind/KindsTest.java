package io.ecsctl.provider.aws.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KindsTest {
  @Test
  void thoseThatWaitForNothingAreReadFirst() {
    Schema schema = SchemaReader.bundled();
    try (Sandbox sandbox = Sandbox.open(SandboxOptions.forTests("eu-central-1"))) {
      List<ResourceKind> kinds =
          Kinds.all(sandbox, schema, () -> "123456789012", () -> false).toRead();
      List<String> names = kinds.stream().map(ResourceKind::name).toList();
      assertEquals(schema.kinds().keySet(), new TreeSet<>(names));
      assertTrue(names.indexOf("vpc") < names.indexOf("alarm"), names::toString);
      // Refused, the index cannot be read: what does without it does not notice.
      sandbox.refuse("ResourceGroupsTaggingApi.GetResources", "Throttled", "");
      Inventory inventory = new Inventory(sandbox, new StackScope("s"));
      assertThrows(ProviderException.class, inventory::index);
      kinds.stream()
          .filter(ResourceKind::listsWithoutIndex)
          .forEach(kind -> assertEquals(List.of(), kind.list(inventory), kind::name));
    }
  }
}
