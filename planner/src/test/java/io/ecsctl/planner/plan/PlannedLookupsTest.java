package io.ecsctl.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What plans say that they found. */
class PlannedLookupsTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  private static List<String> ids(String kind, String attribute, Value value) {
    KindSchema schema = SCHEMA.object(kind).orElseThrow();
    return PlannedLookups.ids(schema, List.of(Value.ObjectOf.of(Map.of(attribute, value))));
  }

  @Test
  void objectsGoByTheirIds() {
    assertEquals(List.of("vpc-1"), ids("vpc", "id", new Value.Text("vpc-1")));
  }

  @Test
  void zonesGoByTheirNames() {
    Value names =
        new Value.ListOf(
            Type.STRING, List.of(new Value.Text("eu-central-1a"), new Value.Text("eu-central-1b")));
    assertEquals(
        List.of("eu-central-1a", "eu-central-1b"), ids("availability_zones", "names", names));
  }
}
