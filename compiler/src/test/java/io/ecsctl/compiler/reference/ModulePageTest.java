package io.ecsctl.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulePageTest {
  private static Page page(SourceFile... files) {
    return ModulePage.of(
        Section.OWN_MODULE,
        "mine",
        List.of(files).stream().map(file -> Parser.parse(file).value()).toList());
  }

  @Test
  void inputsAndOutputsOfAllFilesAreListed() {
    Page page =
        page(
            new SourceFile(
                "inputs.ecs",
                """
                variable "sizes" {
                  type        = list(object({
                    cpu    = cpu
                    memory = optional(size, 512MiB) # of each
                  }))
                  description = "One | for each."
                }
                variable "token" {
                  default    = null
                  sensitive  = true
                  deprecated = "Use a parameter."
                }
                """),
            new SourceFile(
                "main.ecs",
                """
                # Makes something. It is cheap,
                # and fast.

                output "url" { value = "x" }
                """));

    assertEquals("Makes something.", page.summary());
    assertEquals(
        """
        # mine

        Makes something. It is cheap, and fast.

        ## Inputs

        | name | type | default | |
        | --- | --- | --- | --- |
        | `sizes` | `list(object({ cpu = cpu, memory = optional(size, 512MiB) }))` | required | One \\| for each. |
        | `token` | any | `null` | Never shown. Deprecated: Use a parameter. |

        ## Outputs

        | name | |
        | --- | --- |
        | `url` |  |
        """,
        page.markdown());
  }

  @Test
  void aModuleMayHaveNothingToSay() {
    assertEquals(
        "# mine\n\n## Inputs\n\nNone.\n\n## Outputs\n\nNone.\n",
        page(new SourceFile("main.ecs", "cluster main {}\n")).markdown());
  }
}
