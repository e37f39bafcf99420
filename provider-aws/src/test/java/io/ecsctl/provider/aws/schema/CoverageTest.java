package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;

/**
 * Every member of a create call can be said in the language, or is left out for a stated reason.
 */
class CoverageTest {

  static Stream<KindOverlay> kinds() {
    return Overlays.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyMemberOfTheCreateCallIsExposedOrExcludedWithAReason(KindOverlay overlay) {
    BlockSchema body = SchemaReader.bundled().kind(overlay.kind).orElseThrow().body();

    assertEquals(Set.of(), missing(overlay, body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyExclusionSaysWhy(KindOverlay overlay) {
    assertTrue(overlay.excluded.values().stream().noneMatch(String::isBlank));
  }

  /** Blocks that are a call of their own, or a document: named by their kind and their block. */
  static Stream<KindOverlay> blocks() {
    return Stream.of(
        AutoscalingOverlay.targetTracking(),
        GroupScalingOverlay.targetTracking(),
        GroupScalingOverlay.step(),
        GroupScalingOverlay.scheduled(),
        ScheduleOverlay.overrides());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void everyMemberOfABlockIsExposedOrExcludedWithAReason(KindOverlay overlay) {
    String[] kindAndBlock = overlay.kind.split("\\.", 2);
    AttributeType type =
        SchemaReader.bundled()
            .kind(kindAndBlock[0])
            .flatMap(kind -> kind.body().attribute(kindAndBlock[1]))
            .orElseThrow()
            .type();

    assertEquals(Set.of(), missing(overlay, body(type)));
  }

  private static BlockSchema body(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _ ->
          throw new IllegalArgumentException("no block: " + type);
    };
  }

  private static Set<String> missing(KindOverlay overlay, BlockSchema body) {
    Set<String> members = new TreeSet<>();
    leaves(SdkShape.of(overlay.request), "", members);
    Set<String> exposed = new TreeSet<>();
    exposed(body, "", exposed);
    members.removeIf(member ->
        Stream.concat(exposed.stream(), overlay.excluded.keySet().stream())
            .anyMatch(known -> member.equals(known) || member.startsWith(known + ".")));
    return members;
  }

  /** The members without structure, by their dotted paths. */
  private static void leaves(SdkShape shape, String path, Set<String> into) {
    for (SdkField<?> field : shape.fields()) {
      String at = join(path, field.memberName());
      if (SdkShape.isStructure(field) || SdkShape.isListOfStructures(field)) {
        leaves(SdkShape.within(field), at, into);
      } else {
        into.add(at);
      }
    }
  }

  private static void exposed(BlockSchema block, String path, Set<String> into) {
    for (AttributeSchema attribute : block.attributes().values()) {
      if (!attribute.member().isEmpty()) {
        exposed(attribute.type(), walk(path, attribute.member(), into), into);
      }
    }
  }

  private static void exposed(AttributeType type, String path, Set<String> into) {
    switch (type) {
      case AttributeType.Nested(var block) -> exposed(block, path, into);
      case AttributeType.Repeated(var block, var _, var _) -> exposed(block, path, into);
      case AttributeType.MapOf(var _, var key, var value) when !key.isEmpty() -> {
        into.add(join(path, key));
        into.add(join(path, value));
      }
      case AttributeType.MapOf _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _ ->
          into.add(path);
    }
  }

  /**
   * The path's end; what it passes on the way, a constant or a port's protocol, is exposed by it
   * too.
   */
  private static String walk(String path, List<String> steps, Set<String> into) {
    String at = path;
    for (String step : steps) {
      if (step.startsWith("[") || step.equals(".")) {
        continue;
      }
      int plus = step.indexOf('+');
      int equals = step.indexOf('=');
      if (equals > 0) {
        into.add(join(at, step.substring(0, equals)));
      } else if (plus > 0) {
        into.add(join(at, step.substring(plus + 1)));
        at = join(at, step.substring(0, plus));
      } else {
        at = join(at, step);
      }
    }
    return at;
  }

  private static String join(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}
