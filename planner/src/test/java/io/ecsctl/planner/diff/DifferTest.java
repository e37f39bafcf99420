package io.ecsctl.planner.diff;

import static io.ecsctl.planner.testing.TestSchema.attribute;
import static io.ecsctl.planner.testing.TestSchema.block;
import static io.ecsctl.planner.testing.TestSchema.computed;
import static io.ecsctl.planner.testing.TestSchema.sensitive;
import static io.ecsctl.planner.testing.TestSchema.withDefault;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.list;
import static io.ecsctl.planner.testing.TestValues.map;
import static io.ecsctl.planner.testing.TestValues.number;
import static io.ecsctl.planner.testing.TestValues.object;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.testing.TestValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static final AttributeType TEXT = AttributeType.Scalar.of(Type.STRING);
  private static final AttributeType NUMBER = AttributeType.Scalar.of(Type.NUMBER);
  private static final AttributeType TEXTS = new AttributeType.MapOf(TEXT, "", "");

  private static List<String> diff(
      AttributeSchema attribute, @Nullable Value desired, @Nullable Value live) {
    return diff(block(attribute), entry(attribute, desired), entry(attribute, live), Set.of());
  }

  private static Value.ObjectOf entry(AttributeSchema attribute, @Nullable Value value) {
    return value == null ? Value.ObjectOf.EMPTY : object(Map.of(attribute.name(), value));
  }

  private static List<String> diff(
      BlockSchema schema, Value.ObjectOf desired, Value.ObjectOf live, Set<String> unreported) {
    LiveResource resource = new LiveResource(address("thing.a"), "id", live, "", true, unreported);
    return Differ.diff(schema, desired, resource, _ -> true).stream()
        .map(change ->
            change.path()
                + ": "
                + show(change.before())
                + " -> "
                + show(change.after())
                + (change.forcesReplacement() ? " !" : "")
                + (change.sensitive() ? " *" : ""))
        .toList();
  }

  private static String show(@Nullable Value value) {
    return value == null ? "none" : ValueText.of(value);
  }

  @Test
  void aDifferentTextIsAChange() {
    assertEquals(
        List.of("a: \"old\" -> \"new\""), diff(attribute("a", TEXT), text("new"), text("old")));
  }

  @Test
  void anAttributeThatCannotBeChangedForcesReplacement() {
    assertEquals(
        List.of("a: \"old\" -> \"new\" !"),
        diff(attribute("a", TEXT, Change.REPLACE), text("new"), text("old")));
  }

  @Test
  void absentIsTheDefaultOnEitherSide() {
    AttributeSchema attribute = withDefault("a", NUMBER, number(30));
    assertEquals(List.of(), diff(attribute, null, number(30)));
    assertEquals(List.of(), diff(attribute, number(30), null));
    assertEquals(List.of("a: 60 -> 30"), diff(attribute, null, number(60)));
    assertEquals(List.of("a: 30 -> 60"), diff(attribute, number(60), null));
  }

  @Test
  void withoutADefaultAbsentIsZero() {
    assertEquals(List.of(), diff(attribute("a", NUMBER), null, number(0)));
    assertEquals(List.of(), diff(attribute("a", TEXT), null, text("")));
    assertEquals(List.of(), diff(attribute("a", NUMBER), number(0), null));
    assertEquals(List.of("a: 5 -> none"), diff(attribute("a", NUMBER), null, number(5)));
    assertEquals(List.of("a: 5 -> 0"), diff(attribute("a", NUMBER), number(0), number(5)));
  }

  @Test
  void whatAwsDecidesIsNoChangeUnlessTheProgramDecides() {
    assertEquals(List.of(), diff(computed("a", TEXT), null, text("aws")));
    assertEquals(
        List.of("a: \"aws\" -> \"mine\""), diff(computed("a", TEXT), text("mine"), text("aws")));
  }

  @Test
  void emptyIsAbsent() {
    assertEquals(List.of(), diff(attribute("a", TEXTS), map(Map.of()), null));
    assertEquals(List.of(), diff(attribute("a", new AttributeType.ListOf(TEXT)), null, list()));
  }

  @Test
  void setsHaveNoOrderAndListsHave() {
    Value ab = list(text("a"), text("b"));
    Value ba = list(text("b"), text("a"));
    assertEquals(List.of(), diff(attribute("a", new AttributeType.SetOf(TEXT)), ab, ba));
    assertEquals(
        List.of("a: [\"b\", \"a\"] -> [\"a\", \"b\"]"),
        diff(attribute("a", new AttributeType.ListOf(TEXT)), ab, ba));
  }

  @Test
  void mapsDifferByKey() {
    assertEquals(
        List.of(
            "env[\"GONE\"]: \"x\" -> none",
            "env[\"LEVEL\"]: \"info\" -> \"debug\"",
            "env[\"NEW\"]: none -> \"\""),
        diff(
            attribute("env", TEXTS),
            map(Map.of("LEVEL", "debug", "NEW", "", "SAME", "s")),
            map(Map.of("LEVEL", "info", "GONE", "x", "SAME", "s"))));
  }

  @Test
  void tagsOfTheToolAndOfAwsAreNobodysBusiness() {
    assertEquals(
        List.of(),
        diff(
            attribute("tags", TEXTS),
            map(Map.of("team", "web")),
            map(Map.of("team", "web", "ecsctl:stack", "shop", "aws:ecs:clusterName", "c"))));
  }

  @Test
  void blocksWithAKeyAreMatchedByIt() {
    AttributeSchema containers =
        attribute(
            "container",
            new AttributeType.Repeated(
                block(attribute("name", TEXT), attribute("image", TEXT)), List.of("name"), false));
    Value app = object(Map.of("name", text("app"), "image", text("app:2")));
    Value oldApp = object(Map.of("name", text("app"), "image", text("app:1")));
    Value log = object(Map.of("name", text("log"), "image", text("log:1")));
    Value proxy = object(Map.of("name", text("proxy"), "image", text("p:1")));
    assertEquals(
        List.of(
            "container[\"app\"].image: \"app:1\" -> \"app:2\"",
            "container[\"proxy\"].name: none -> \"proxy\"",
            "container[\"proxy\"].image: none -> \"p:1\"",
            "container[\"log\"]: { image = \"log:1\", name = \"log\" } -> none"),
        diff(containers, list(app, proxy), list(log, oldApp)));
  }

  @Test
  void blocksInOrderAreMatchedByPosition() {
    AttributeSchema actions =
        attribute(
            "action", new AttributeType.Repeated(block(attribute("type", TEXT)), List.of(), true));
    Value a = object(Map.of("type", text("a")));
    Value b = object(Map.of("type", text("b")));
    assertEquals(List.of("action[1].type: \"b\" -> \"a\""), diff(actions, list(a, a), list(a, b)));
  }

  @Test
  void blocksWithoutKeyOrOrderAreAMultiset() {
    AttributeSchema conditions =
        attribute(
            "rule", new AttributeType.Repeated(block(attribute("p", TEXT)), List.of(), false));
    Value a = object(Map.of("p", text("a")));
    Value b = object(Map.of("p", text("b")));
    Value c = object(Map.of("p", text("c")));
    assertEquals(List.of(), diff(conditions, list(a, b), list(b, a)));
    assertEquals(List.of("rule.p: \"c\" -> \"b\""), diff(conditions, list(a, b), list(c, a)));
    assertEquals(
        List.of("rule: none -> { p = \"a\" }"), diff(conditions, list(a, a, b), list(b, a)));
  }

  @Test
  void typedValuesAreEqualInAnyForm() {
    assertEquals(
        List.of(),
        diff(
            attribute("a", AttributeType.Scalar.of(Type.PORT)),
            new Value.Port(PortRange.single(80, "tcp")),
            number(80)));
    assertEquals(
        List.of("a: 80/udp -> 80/tcp"),
        diff(
            attribute("a", AttributeType.Scalar.of(Type.PORT)),
            new Value.Port(PortRange.single(80, "tcp")),
            new Value.Port(PortRange.single(80, "udp"))));
    assertEquals(
        List.of(),
        diff(
            attribute("a", AttributeType.Scalar.of(Type.CIDR)),
            new Value.CidrBlock(Objects.requireNonNull(Cidr.parse("10.0.0.0/16"))),
            text("10.0.0.0/16")));
    assertEquals(
        List.of(),
        diff(
            attribute("a", AttributeType.Scalar.of(Type.DURATION)),
            new Value.Duration(30),
            text("30s")));
  }

  @Test
  void jsonDocumentsAreComparedByWhatTheySay() {
    assertEquals(
        List.of(),
        diff(attribute("a", TEXT), text("{\"x\":1,\"y\":[]}"), text("{ \"y\": [], \"x\": 1.0 }")));
    assertEquals(1, diff(attribute("a", TEXT), text("{\"x\":1}"), text("{\"x\":2}")).size());
  }

  @Test
  void anArnAndTheNameInItAreTheSameObject() {
    AttributeSchema cluster =
        attribute("cluster", new AttributeType.ReferenceTo(List.of("cluster"), "arn"));
    Value arn = text("arn:aws:ecs:eu-central-1:1:cluster/main");
    assertEquals(List.of(), diff(cluster, text("main"), arn));
    assertEquals(1, diff(cluster, text("ain"), arn).size());
  }

  @Test
  void whatDependsOnAMissingObjectAlwaysDiffers() {
    AttributeSchema vpc =
        attribute("vpc", new AttributeType.ReferenceTo(List.of("vpc"), "id"), Change.REPLACE);
    assertEquals(
        List.of("vpc: \"vpc-1\" -> vpc.main !"), diff(vpc, ref("vpc.main"), text("vpc-1")));
    assertEquals(
        List.of("a: \"x\" -> (known after apply)"),
        diff(attribute("a", TEXT), unknown("vpc.main.id"), text("x")));
  }

  @Test
  void whatTheBackendDoesNotReportIsNoChange() {
    BlockSchema schema =
        block(
            attribute("outer", new AttributeType.Nested(block(attribute("inner", TEXT)))),
            attribute("other", TEXT));
    Value.ObjectOf desired =
        object(Map.of("outer", object(Map.of("inner", text("x"))), "other", text("y")));
    assertEquals(
        List.of("outer.inner: none -> \"x\"", "other: none -> \"y\""),
        diff(schema, desired, Value.ObjectOf.EMPTY, Set.of()));
    assertEquals(
        List.of("other: none -> \"y\""),
        diff(schema, desired, Value.ObjectOf.EMPTY, Set.of("outer")));
    assertEquals(
        List.of(), diff(schema, desired, Value.ObjectOf.EMPTY, Set.of("outer.inner", "other")));
  }

  @Test
  void secretsAreMarkedWhetherTheSchemaOrTheProgramSaysSo() {
    assertEquals(List.of("a: \"x\" -> \"y\" *"), diff(sensitive("a", TEXT), text("y"), text("x")));
    assertEquals(
        List.of("a: \"x\" -> \"y\" *"),
        diff(attribute("a", TEXT), TestValues.sensitive("y", "var.y"), text("x")));
  }

  @Test
  void aNewObjectShowsDefaultsThatTheProgramStates() {
    BlockSchema schema = block(withDefault("a", NUMBER, number(30)), attribute("b", TEXT));
    List<AttributeChange> changes =
        Differ.creation(schema, object(Map.of("a", number(30))), _ -> true);
    assertEquals(List.of("a"), changes.stream().map(AttributeChange::path).toList());
    assertTrue(changes.stream().noneMatch(AttributeChange::forcesReplacement));
  }
}
