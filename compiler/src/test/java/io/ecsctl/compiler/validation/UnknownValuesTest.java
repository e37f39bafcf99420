package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not known yet makes rules silent, never wrong: each value of each example in turn is
 * taken away, or all of it but the beginning of its text, and no rule may then report what it did
 * not report before.
 */
class UnknownValuesTest {
  static List<Path> cases() {
    return GoldenFiles.cases("rules");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void nothingNewIsReported(Path folder) {
    for (String name : List.of("rejected.ecs", "accepted.ecs")) {
      Program program = Programs.compile(Programs.read(folder.resolve(name))).program();
      Set<String> before = ids(program);
      for (Variant variant : variants(program)) {
        Set<String> after = ids(variant.program());
        assertTrue(before.containsAll(after), () -> variant.what() + ": " + after);
      }
    }
  }

  /** A program with one value less. */
  private record Variant(String what, Program program) {}

  /** A block with one value less. */
  private record BlockVariant(String what, Block block) {}

  private static Set<String> ids(Program program) {
    return Validator.validate(program).stream().map(d -> d.rule().id()).collect(Collectors.toSet());
  }

  private static List<Variant> variants(Program program) {
    List<Variant> variants = new ArrayList<>();
    for (Resource resource : program.resources().values()) {
      for (BlockVariant body : variants(resource.body())) {
        Map<ResourceAddress, Resource> resources = new LinkedHashMap<>(program.resources());
        resources.put(resource.address(), with(resource, body.block()));
        variants.add(
            new Variant(
                resource.address() + " " + body.what(),
                new Program(program.stack(), resources, program.outputs())));
      }
    }
    return variants;
  }

  private static List<BlockVariant> variants(Block block) {
    List<BlockVariant> variants = new ArrayList<>();
    block
        .arguments()
        .forEach((name, argument) -> {
          variants.add(new BlockVariant(name, with(block, name, unknown(argument, ""))));
          String text = block.text(name);
          if (text != null && !text.isEmpty()) {
            String beginning = text.substring(0, text.offsetByCodePoints(0, 1));
            variants.add(
                new BlockVariant(
                    name + " but for " + beginning,
                    with(block, name, unknown(argument, beginning))));
          }
          if (argument instanceof Argument.Blocks(var blocks)) {
            for (int i = 0; i < blocks.size(); i++) {
              for (BlockVariant inner : variants(blocks.get(i))) {
                List<Block> changed = new ArrayList<>(blocks);
                changed.set(i, inner.block());
                variants.add(
                    new BlockVariant(
                        name + "." + inner.what(),
                        with(block, name, new Argument.Blocks(changed))));
              }
            }
          }
        });
    return variants;
  }

  private static Argument unknown(Argument argument, String prefix) {
    Value value =
        new Value.Unknown(
            prefix.isEmpty() ? Type.ANY : Type.STRING,
            prefix.isEmpty() ? Knowledge.NOTHING : new Knowledge(true, prefix),
            new Expression.NullLiteral(argument.span()));
    return new Argument.Assigned(argument.span(), argument.span(), value, List.of());
  }

  private static Block with(Block block, String name, Argument argument) {
    Map<String, Argument> arguments = new LinkedHashMap<>(block.arguments());
    arguments.put(name, argument);
    return new Block(block.header(), block.schema(), arguments);
  }

  private static Resource with(Resource resource, Block body) {
    return new Resource(
        resource.address(),
        resource.schema(),
        resource.header(),
        body,
        resource.lifecycle(),
        resource.nameGenerated(),
        resource.references(),
        resource.separateReferences());
  }
}
