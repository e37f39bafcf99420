package io.ecsctl.provider.aws.contract.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No attribute that the schema has is missing in the kind's file of fields, or its absence has a
 * reason there; and each can be changed, unless it is known why not.
 */
class FieldCoverageTest {
  static Stream<String> kinds() {
    return SchemaReader.bundled().kinds().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyFieldIsTried(String kind) {
    FieldFile file = FieldFile.of(kind);
    NavigableSet<String> missing = new TreeSet<>(leaves("", file.kind().body(), List.of()));
    NavigableSet<String> all = new TreeSet<>(missing);
    file.variants().stream()
        .flatMap(variant -> variant.fields().stream())
        .map(Field::path)
        .forEach(missing::remove);
    missing.removeIf(path -> isUntried(file, path));
    assertEquals(List.of(), List.copyOf(missing), "in no program of fields/" + kind + ".ecs");
    assertEquals(
        List.of(),
        file.untried().keySet().stream()
            .filter(path -> all.stream().noneMatch(p -> p.equals(path) || p.startsWith(path + ".")))
            .toList(),
        "reasons for what the schema does not have");
  }

  private static boolean isUntried(FieldFile file, String path) {
    return file.untried().keySet().stream()
        .anyMatch(untried -> path.equals(untried) || path.startsWith(untried + "."));
  }

  /** A field that is there with one value and cannot go away was never changed. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyFieldChanges(String kind) {
    FieldFile file = FieldFile.of(kind);
    NavigableSet<String> changing =
        file.variants().stream()
            .flatMap(variant -> variant.fields().stream())
            .filter(field -> !field.block() && (canChange(field) || hasOneWord(field)))
            .map(Field::path)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> never =
        file.variants().stream()
            .flatMap(variant -> variant.fields().stream())
            .filter(field -> !field.block())
            .map(Field::path)
            .filter(path -> !changing.contains(path) && !isUntried(file, path))
            .distinct()
            .toList();
    assertEquals(List.of(), never, "never change in fields/" + kind + ".ecs");
  }

  private static boolean canChange(Field field) {
    return field.values().size() > 1 || !field.always();
  }

  private static boolean hasOneWord(Field field) {
    return field.schema().type() instanceof AttributeType.Scalar scalar
        && scalar.words().size() == 1;
  }

  /** Paths of what is no block. A block within itself is left out. */
  private static List<String> leaves(String prefix, BlockSchema block, List<BlockSchema> within) {
    List<String> leaves = new ArrayList<>();
    for (AttributeSchema attribute : block.attributes().values()) {
      String path = prefix + attribute.name();
      BlockSchema nested = nested(attribute.type());
      if (attribute.name().equals(block.label())) {
        continue;
      }
      if (nested == null) {
        leaves.add(path);
      } else if (!within.contains(nested)) {
        List<BlockSchema> inside = new ArrayList<>(within);
        inside.add(nested);
        leaves.addAll(leaves(path + ".", nested, inside));
      }
    }
    return leaves;
  }

  private static @Nullable BlockSchema nested(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream()
              .map(FieldCoverageTest::nested)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }
}
