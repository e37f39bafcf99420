package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a program may refer to, it may borrow from others. */
class BorrowableTest {
  @Test
  void eachKindThatAnAttributeRefersToCanBeLookedUp() {
    Schema schema = SchemaReader.bundled();
    Set<String> owned = new TreeSet<>();
    schema.kinds().values().stream().flatMap(kind -> referred(kind.body())).forEach(owned::add);
    owned.removeAll(schema.data().keySet());
    assertEquals(Set.of(), owned);
  }

  private static Stream<String> referred(BlockSchema block) {
    return block.attributes().values().stream().flatMap(attribute -> referred(attribute.type()));
  }

  private static Stream<String> referred(AttributeType type) {
    return switch (type) {
      case AttributeType.ReferenceTo(var kinds, var _) -> kinds.stream();
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().flatMap(BorrowableTest::referred);
      case AttributeType.ListOf(var element) -> referred(element);
      case AttributeType.SetOf(var element) -> referred(element);
      case AttributeType.MapOf(var element, var _, var _) -> referred(element);
      case AttributeType.Nested(var block) -> referred(block);
      case AttributeType.Repeated(var block, var _, var _) -> referred(block);
      case AttributeType.Scalar _ -> Stream.empty();
    };
  }
}
