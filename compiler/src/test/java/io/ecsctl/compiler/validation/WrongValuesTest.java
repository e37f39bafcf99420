package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value that its attribute does not take is one mistake, whatever rules read it. */
class WrongValuesTest {
  private static List<String> errors(String image, String retention) {
    ModuleLoader none = _ -> new ModuleLoader.Files(List.of(), List.of());
    return new Compiler(SchemaReader.bundled())
            .compile(
                new CompileRequest(
                    List.of(
                        new SourceFile(
                            "main.ecs",
                            """
                            stack "shop" { region = "eu-central-1" }
                            instance_profile "main" { role = "container-instance" }
                            log_group "main" { retention = %2$s }
                            launch_template "main" {
                              image            = "%1$s"
                              instance_type    = "m7g.large"
                              instance_profile = instance_profile.main
                            }
                            auto_scaling_group "main" {
                              launch_template = launch_template.main
                              subnets         = ["subnet-0123456789abcdef0"]
                              min_size        = 1
                              max_size        = 4
                            }
                            """
                                .formatted(image, retention))),
                    List.of(),
                    "",
                    "",
                    none,
                    FileSource.NONE))
            .diagnostics()
            .stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> finding.rule().id())
            .toList();
  }

  @Test
  void whatReadsAWrongValueSaysNothing() {
    assertEquals(List.of("ECS054"), errors("al2023-arm", "7d"));
  }

  @Test
  void whatReadsOthersDoes() {
    assertEquals(List.of("ECS834"), errors("al2023", "7d"));
    assertEquals(List.of("ECS721", "ECS834"), errors("al2023", "8d"));
  }
}
