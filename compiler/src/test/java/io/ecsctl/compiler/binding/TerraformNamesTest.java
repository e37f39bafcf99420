package io.ecsctl.compiler.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerraformNamesTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  @Test
  void aNameWithoutItsPrefixIsTheKinds() {
    assertEquals(Optional.of("vpc"), TerraformNames.kind("aws_vpc"));
    assertEquals(Optional.of("load_balancer"), TerraformNames.kind("aws_lb"));
    assertEquals(Optional.empty(), TerraformNames.kind("vpc"));
  }

  @Test
  void everyNameLeadsToAKindOrToWhatCanBeLookedUp() {
    List<String> nowhere =
        TerraformNames.kinds().stream()
            .filter(kind -> SCHEMA.kind(kind).isEmpty() && !SCHEMA.data().containsKey(kind))
            .distinct()
            .toList();
    assertEquals(List.of(), nowhere);
  }
}
