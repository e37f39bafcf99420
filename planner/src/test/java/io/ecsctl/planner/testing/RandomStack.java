package io.ecsctl.planner.testing;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A stack of up to eight resources that refer to earlier ones at random, and through separate
 * attributes to any.
 *
 * @param blocks at most {@link #SIZE}, null where there is none
 */
public record RandomStack(List<Block> blocks) {
  private static final int SIZE = 8;

  /**
   * One resource.
   *
   * @param kind 0 none, 1 leaf, 2 revision, 3 and more node
   * @param base which earlier one it stands on; itself for none
   * @param needs bits: which earlier ones it uses
   * @param peers bits: which ones its separate attribute names
   */
  public record Block(int kind, int value, int fixed, int base, int needs, int peers) {}

  public static Arbitrary<RandomStack> any() {
    Arbitrary<Block> block =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(0, SIZE - 1),
                Arbitraries.integers().between(0, (1 << SIZE) - 1),
                Arbitraries.integers().between(0, (1 << SIZE) - 1))
            .as(Block::new);
    return block.list().ofMaxSize(SIZE).map(RandomStack::new);
  }

  public Program program() {
    TestProgram program = new TestProgram(TestSchema.SCHEMA);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind() != 0) {
        program.resource(address(i), attributes(i));
      }
    }
    return program.build();
  }

  private Map<String, Value> attributes(int i) {
    Block block = blocks.get(i);
    Map<String, Value> attributes = new LinkedHashMap<>();
    attributes.put("value", TestValues.text("v" + block.value()));
    attributes.put("fixed", TestValues.text("f" + block.fixed()));
    if (block.base() < i && mayStandOn(i, block.base())) {
      attributes.put("base", TestValues.ref(address(block.base())));
    }
    attributes.put("needs", chosen(block.needs(), i, i));
    if (kind(i).equals("node")) {
      attributes.put("peers", chosen(block.peers(), blocks.size(), i));
    }
    return attributes;
  }

  private Value chosen(int bits, int limit, int i) {
    return TestValues.refs(
        IntStream.range(0, limit)
            .filter(other -> (bits & (1 << other)) != 0 && other != i)
            .filter(other -> blocks.get(other).kind() != 0 && mayUse(i, other))
            .mapToObj(this::address)
            .toArray(String[]::new));
  }

  /**
   * A node uses no leaf: a leaf that is replaced goes first, under the feet of those that go on
   * using it, and what AWS makes of that is no matter of order. Revisions use leaves only, as in
   * AWS, where no task definition refers to what can refer to it.
   */
  private boolean mayUse(int i, int other) {
    return switch (kind(i)) {
      case "node" -> !kind(other).equals("leaf");
      case "revision" -> kind(other).equals("leaf");
      default -> true;
    };
  }

  private boolean mayStandOn(int i, int other) {
    return blocks.get(other).kind() != 0 && mayUse(i, other);
  }

  private String kind(int i) {
    return switch (blocks.get(i).kind()) {
      case 1 -> "leaf";
      case 2 -> "revision";
      default -> "node";
    };
  }

  private String address(int i) {
    return kind(i) + ".r" + i;
  }
}
