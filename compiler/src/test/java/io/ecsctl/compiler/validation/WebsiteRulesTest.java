package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.testing.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The example that everybody starts from is sound; it is told only that it saves on NAT gateways.
 */
class WebsiteRulesTest {
  @Test
  void oneHintAndNothingElse() {
    List<Diagnostic> found =
        Programs.compile(Programs.read(Path.of("../examples/website/main.ecs"))).diagnostics();
    assertEquals(
        List.of("hint ECS614"),
        found.stream().map(d -> d.severity().label() + " " + d.rule().id()).toList());
  }
}
