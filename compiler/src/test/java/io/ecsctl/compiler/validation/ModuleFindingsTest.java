package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module's mistakes are told once, where they are, whoever uses it and whether anybody does. */
class ModuleFindingsTest {
  private static final String MODULE =
      """
      variable "days" { type = duration }
      log_group "a" { retention = 10d }
      log_group "b" { retention = var.days }
      """;

  private static List<String> findings(String uses) {
    ModuleLoader loader =
        directory ->
            new ModuleLoader.Files(List.of(new SourceFile("logs/main.ecs", MODULE)), List.of());
    return new Compiler(SchemaReader.bundled())
            .compile(
                new CompileRequest(
                    List.of(
                        new SourceFile(
                            "main.ecs", "stack \"s\" { region = \"eu-central-1\" }\n" + uses)),
                    List.of(),
                    "",
                    "",
                    loader,
                    FileSource.NONE))
            .diagnostics()
            .stream()
            .map(finding ->
                finding.rule().id()
                    + (finding.subject() == null ? "" : " at " + finding.subject().text()))
            .toList();
  }

  private static String use(String name, String more) {
    return "module \"%s\" {\n  source = \"./logs\"\n  %s\n}\n".formatted(name, more);
  }

  @Test
  void aMistakeOfTheModuleIsToldOnceForAllItsUses() {
    assertEquals(
        List.of("ECS721 at 10d"), findings(use("one", "days = 7d") + use("two", "days = 14d")));
  }

  @Test
  void aMistakeOfTheUserIsToldInUse() {
    assertEquals(List.of("ECS721 at 10d", "ECS721 at var.days"), findings(use("one", "days = 8d")));
  }

  @Test
  void aModuleWithoutInstancesIsCheckedByItself() {
    assertEquals(List.of("ECS721 at 10d"), findings(use("one", "days  = 8d\n  count = 0")));
    assertEquals(List.of("ECS721 at 10d"), findings(use("one", "days    = 8d\n  enabled = false")));
  }

  @Test
  void oneUseIsEnough() {
    assertEquals(
        List.of("ECS721 at 10d"),
        findings(use("none", "days  = 8d\n  count = 0") + use("one", "days = 7d")));
  }
}
