package io.ecsctl.planner.diff;

import static io.ecsctl.planner.testing.TestSchema.attribute;
import static io.ecsctl.planner.testing.TestSchema.block;
import static io.ecsctl.planner.testing.TestSchema.sensitive;
import static io.ecsctl.planner.testing.TestValues.list;
import static io.ecsctl.planner.testing.TestValues.map;
import static io.ecsctl.planner.testing.TestValues.object;
import static io.ecsctl.planner.testing.TestValues.sensitive;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExternalFieldsTest {
  private static final AttributeType TEXT = AttributeType.Scalar.of(Type.STRING);
  private static final BlockSchema CONTAINER =
      new BlockSchema(
          block(
                  attribute("name", TEXT),
                  attribute("image", TEXT),
                  sensitive("password", TEXT),
                  attribute("environment", new AttributeType.MapOf(TEXT, "", "")))
              .attributes(),
          "name");
  private static final BlockSchema BODY =
      block(
          attribute("size", TEXT),
          attribute("container", new AttributeType.Repeated(CONTAINER, List.of("name"), false)),
          attribute("network", new AttributeType.Nested(block(attribute("mode", TEXT)))));

  private static ExternalFields.Agreed agree(
      Value.ObjectOf desired, Value.ObjectOf live, String... paths) {
    return ExternalFields.agree(
        BODY,
        desired,
        new LiveResource(ResourceAddress.of("node", "a"), "id", live, "", true),
        List.of(paths).stream().map(p -> Objects.requireNonNull(FieldPath.parse(p))).toList());
  }

  private static Value.ObjectOf containers(Value... containers) {
    return object(Map.of("container", list(containers)));
  }

  private static Value.ObjectOf container(String name, String image) {
    return object(Map.of("name", text(name), "image", text(image)));
  }

  @Test
  void theBlockOfThatNameIsMeantWhereverItStands() {
    ExternalFields.Agreed agreed =
        agree(
            containers(container("app", "1"), container("log", "1")),
            containers(container("log", "2"), container("app", "3")),
            "container[\"app\"].image");
    assertEquals(containers(container("app", "3"), container("log", "1")), agreed.desired());
    assertEquals(
        List.of(
            new AttributeChange(
                "container[\"app\"].image", "container", text("3"), text("1"), false, false)),
        agreed.kept());
  }

  @Test
  void whatIsNotLiveYetIsThePrograms() {
    Value.ObjectOf desired = containers(container("app", "1"), container("new", "1"));
    assertEquals(
        desired,
        agree(desired, containers(container("app", "1")), "container[\"new\"].image").desired());
    assertEquals(desired, agree(desired, containers(), "size", "network.mode").desired());
  }

  @Test
  void entriesOfMapsAndFieldsOfSingleBlocks() {
    Value.ObjectOf desired =
        object(
            Map.of(
                "container",
                list(
                    object(
                        Map.of("name", text("a"), "environment", map(Map.of("V", "1", "L", "x"))))),
                "network",
                object(Map.of("mode", text("own")))));
    Value.ObjectOf live =
        object(
            Map.of(
                "container",
                list(
                    object(
                        Map.of("name", text("a"), "environment", map(Map.of("V", "2", "L", "y"))))),
                "network",
                object(Map.of("mode", text("theirs")))));
    assertEquals(
        object(
            Map.of(
                "container",
                list(
                    object(
                        Map.of("name", text("a"), "environment", map(Map.of("V", "2", "L", "x"))))),
                "network",
                object(Map.of("mode", text("theirs"))))),
        agree(desired, live, "container[\"a\"].environment[\"V\"]", "network.mode").desired());
  }

  @Test
  void aValueThatWaitsIsNotWaitedFor() {
    assertEquals(
        object(Map.of("size", text("live"))),
        agree(
                object(Map.of("size", unknown("node.b.arn"))),
                object(Map.of("size", text("live"))),
                "size")
            .desired());
  }

  @Test
  void secretsAreNeverReadBack() {
    Value.ObjectOf desired = object(Map.of("size", sensitive("mine", "var.secret")));
    ExternalFields.Agreed agreed = agree(desired, object(Map.of("size", text("theirs"))), "size");
    assertEquals(desired, agreed.desired());
    assertEquals(List.of(), agreed.kept());
    assertEquals(
        List.of(),
        Differ.diff(
            BODY,
            agreed.desired(),
            new LiveResource(ResourceAddress.of("node", "a"), "id", agreed.live(), "", true),
            _ -> true));
    Value.ObjectOf byKind =
        containers(object(Map.of("name", text("a"), "password", text("theirs"))));
    assertEquals(
        List.of(),
        agree(
                containers(object(Map.of("name", text("a"), "password", text("mine")))),
                byKind,
                "container[\"a\"].password")
            .kept());
  }

  @Test
  void withoutThemTheRestStays() {
    assertEquals(
        containers(object(Map.of("name", text("app"), "image", Value.NULL)), container("log", "1")),
        ExternalFields.without(
            BODY,
            containers(container("app", "1"), container("log", "1")),
            List.of(Objects.requireNonNull(FieldPath.parse("container[\"app\"].image")))));
  }
}
