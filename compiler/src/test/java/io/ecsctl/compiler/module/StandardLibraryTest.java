package io.ecsctl.compiler.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in {@code docs/std} say what the modules take and give. To write them: {@code
 * -Dgolden.update=true}.
 */
class StandardLibraryTest {
  private static final Path PAGES = Path.of("../docs/std");

  static List<String> sources() {
    return StandardLibrary.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void itsPageIsCurrent(String source) throws IOException {
    SourceFile file = StandardLibrary.file(source);
    Path page = PAGES.resolve(source.substring(StandardLibrary.PREFIX.length()) + ".md");
    String actual = page(source, file);
    String expected = Files.exists(page) ? Files.readString(page) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(page, actual);
      fail("wrote " + page + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual);
  }

  private static String page(String source, SourceFile file) {
    Body body = Parser.parse(file).value();
    StringBuilder out = new StringBuilder("# " + source + "\n\n");
    out.append(file.text().lines().findFirst().orElseThrow().substring(2)).append("\n\n");
    out.append("## Inputs\n\n| name | type | default | |\n| --- | --- | --- | --- |\n");
    body.blocks("variable")
        .forEach(variable ->
            out.append(
                "| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                        name(variable),
                        written(variable, "type").orElseThrow(),
                        written(variable, "default")
                            .map(text -> "`" + text + "`")
                            .orElse("required"),
                        description(variable))));
    out.append("\n## Outputs\n\n| name | |\n| --- | --- |\n");
    body.blocks("output")
        .forEach(
            output -> out.append("| `%s` | %s |\n".formatted(name(output), description(output))));
    return out.toString();
  }

  private static String name(Body.Block block) {
    return block.labels().getFirst().text();
  }

  private static Optional<String> written(Body.Block block, String argument) {
    return block
        .body()
        .attribute(argument)
        .map(attribute -> attribute.value().span().text().replaceAll("\\s+", " "));
  }

  private static String description(Body.Block block) {
    Expression text = block.body().attribute("description").orElseThrow().value();
    String constant = text instanceof Expression.Template template ? template.constant() : null;
    if (constant == null || constant.isBlank()) {
      throw new IllegalStateException(name(block) + " has no description");
    }
    return constant;
  }
}
