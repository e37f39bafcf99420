package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules know nothing of what is borrowed before it is found, and use it afterwards. */
class BorrowedRulesTest {
  private static final String VPC = "data vpc \"main\" { id = \"vpc-1\" }\n";

  private static Borrowed vpc(String... cidrs) {
    List<Value> blocks =
        Stream.of(cidrs)
            .<Value>map(cidr -> new Value.CidrBlock(Objects.requireNonNull(Cidr.parse(cidr))))
            .toList();
    return new Borrowed(
        Map.of(
            Objects.requireNonNull(ResourceAddress.parse("data.vpc.main")),
            List.of(
                new Value.ObjectOf(
                    new TreeMap<>(Map.of("cidrs", new Value.ListOf(Type.CIDR, blocks)))))),
        true);
  }

  private static List<String> findings(String program, Borrowed borrowed) {
    return new Compiler(SchemaReader.bundled())
            .check(
                new CompileRequest(
                    List.of(
                        new SourceFile(
                            "main.ecs",
                            "stack \"t\" { region = \"eu-central-1\" }\n" + VPC + program)),
                    List.of(),
                    "",
                    ""))
            .evaluate(borrowed)
            .diagnostics()
            .stream()
            .map(found -> found.rule().id() + " " + found.headline())
            .toList();
  }

  private static String subnet(String name, String cidr) {
    return "subnet \"%s\" {\n  vpc  = data.vpc.main\n  cidr = %s\n}\n".formatted(name, cidr);
  }

  @Test
  void aSubnetHasToBeInsideOneOfTheBlocksOfItsVpc() {
    String program = subnet("a", "10.9.1.0/24");
    assertEquals(List.of(), findings(program, Borrowed.NOTHING));
    assertEquals(List.of(), findings(program, vpc("10.0.0.0/16", "10.9.0.0/16")));
    assertEquals(
        List.of("ECS605 subnet.a is 10.9.1.0/24, which is not inside 10.0.0.0/16"),
        findings(program, vpc("10.0.0.0/16")));
  }

  @Test
  void aSuppressionIsUnusedOnlyWhenTheRulesKnowWhatIsBorrowed() {
    String program = "# ecs:ignore ECS614 may turn out to be needed\n" + subnet("a", "10.0.1.0/24");
    assertEquals(List.of(), findings(program, Borrowed.NOTHING));
    assertEquals(
        List.of("ECS090"),
        findings(program, vpc("10.0.0.0/16")).stream().map(f -> f.substring(0, 6)).toList());
  }

  @Test
  void subnetsOfOneBorrowedVpcMayNotOverlap() {
    assertEquals(
        List.of("ECS606 subnet.b (10.0.1.0/25) overlaps subnet.a (10.0.1.0/24)"),
        findings(subnet("a", "10.0.1.0/24") + subnet("b", "10.0.1.0/25"), Borrowed.NOTHING));
  }
}
