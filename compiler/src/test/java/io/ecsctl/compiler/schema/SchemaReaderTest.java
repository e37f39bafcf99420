package io.ecsctl.compiler.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.KindSchema.Ownership;
import io.ecsctl.compiler.schema.KindSchema.Replacement;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderTest {

  @Test
  void theBundledSchemaHasEveryKindOfTheLanguage() {
    assertEquals(
        Set.of(
            "alarm",
            "auto_scaling_group",
            "autoscaling",
            "bucket",
            "capacity_provider",
            "certificate",
            "cluster",
            "composite_alarm",
            "discovery_service",
            "dns_record",
            "egress_only_internet_gateway",
            "elastic_ip",
            "file_system",
            "instance_profile",
            "internet_gateway",
            "launch_template",
            "listener",
            "listener_rule",
            "load_balancer",
            "log_group",
            "namespace",
            "nat_gateway",
            "parameter",
            "policy",
            "pull_through_cache",
            "repository",
            "role",
            "route_table",
            "schedule",
            "secret",
            "security_group",
            "service",
            "subnet",
            "target_group",
            "task_definition",
            "vpc",
            "vpc_endpoint"),
        SchemaReader.bundled().kinds().keySet());
    assertSame(SchemaReader.bundled(), SchemaReader.bundled());
  }

  @Test
  void everyReferencePointsAtAKindAndAnAttributeThatThereIs() {
    Schema schema = SchemaReader.bundled();
    for (KindSchema kind : schema.kinds().values()) {
      References.of(kind.body())
          .forEach(reference ->
              reference
                  .kinds()
                  .forEach(target ->
                      assertTrue(
                          schema.object(target).filter(t -> has(t, reference.sends())).isPresent(),
                          () -> kind.kind() + " refers to " + reference)));
      assertTrue(has(kind, kind.identity()), () -> kind.kind() + " is known by " + kind.identity());
      if (kind.name() != null) {
        assertTrue(kind.body().attribute(kind.name().attribute()).isPresent());
      }
    }
  }

  private static boolean has(KindSchema kind, String attribute) {
    return kind.computed(attribute).isPresent() || kind.body().attribute(attribute).isPresent();
  }

  @Test
  void everyPartOfASchemaSurvivesWritingAndReading() throws IOException {
    Schema schema = new Schema("1.2.3", new TreeMap<>(Map.of("thing", thing())));

    assertEquals(schema, read(SchemaWriter.write(schema)));
  }

  @Test
  void blocksThatAreTheSameAreWrittenOnce() {
    String written =
        SchemaWriter.write(new Schema("1.2.3", new TreeMap<>(Map.of("thing", thing()))));

    assertEquals(written.indexOf("\"inner_port\":"), written.lastIndexOf("\"inner_port\":"));
  }

  @Test
  void whatIsAbsentHasItsDefault() throws IOException {
    Schema schema =
        read("{\"kinds\": {\"k\": {\"body\": {\"attributes\": {\"a\": {\"type\": \"bool\"}}}}}}");

    AttributeSchema attribute =
        schema.kind("k").flatMap(k -> k.body().attribute("a")).orElseThrow();
    assertEquals(AttributeType.Scalar.of(Type.BOOL), attribute.type());
    assertEquals(List.of(), attribute.member());
    assertEquals(Change.UPDATE, attribute.change());
    assertNull(attribute.fallback());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kinds\": {\"k\": {\"colour\": \"red\"}}}",
        "{\"kinds\": {\"k\": {\"body\": {\"attributes\": {\"a\": {\"type\": {\"nested\":"
            + " \"nowhere\"}}}}}}}",
        "{\"kinds\": {\"k\": {\"body\": {\"attributes\": {\"a\": {\"type\": \"duration\","
            + " \"default\": \"soon\"}}}}}}",
        "{\"kinds\": {"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(IOException.class, () -> read(text));
  }

  private static KindSchema thing() {
    BlockSchema inner =
        block(
            "name",
            attribute("name", AttributeType.Scalar.of(Type.STRING), null),
            attribute(
                "inner_port",
                new AttributeType.Scalar(Type.PORT, Unit.NONE, List.of()),
                new Value.Port(PortRange.single(80, "tcp"))));
    AttributeType text = new AttributeType.Scalar(Type.STRING, Unit.NONE, List.of("a", "b"));
    AttributeType reference = new AttributeType.ReferenceTo(List.of("thing"), "arn");
    BlockSchema body =
        block(
            null,
            attribute("word", text, new Value.Text("a")),
            attribute(
                "timeout",
                new AttributeType.Scalar(Type.DURATION, Unit.MINUTES, List.of()),
                new Value.Duration(0)),
            attribute(
                "memory",
                new AttributeType.Scalar(Type.SIZE, Unit.MIB, List.of()),
                new Value.Size(512L << 20)),
            attribute(
                "cpu",
                new AttributeType.Scalar(Type.CPU, Unit.CPU_UNITS, List.of()),
                new Value.Cpu(100)),
            constrained(),
            attribute("on", AttributeType.Scalar.of(Type.BOOL), new Value.Bool(true)),
            attribute("count", AttributeType.Scalar.of(Type.NUMBER), Value.Number.of(3)),
            attribute("peer", reference, null),
            attribute(
                "peers",
                new AttributeType.SetOf(reference),
                new Value.SetOf(new Type.ReferenceType("thing"), List.of())),
            attribute(
                "words", new AttributeType.ListOf(text), new Value.ListOf(Type.STRING, List.of())),
            attribute(
                "tags",
                new AttributeType.MapOf(text, "Key", "Value"),
                new Value.MapOf(Type.STRING, new TreeMap<>())),
            attribute("any", new AttributeType.OneOf(List.of(text, reference)), null),
            attribute("one", new AttributeType.Nested(inner), null),
            new AttributeSchema(
                "part",
                "parts",
                new AttributeType.Repeated(inner, List.of("name"), true),
                List.of("Type=part", "Parts", "[]", "a+b", "[x.y]"),
                true,
                Change.REPLACE,
                true,
                true,
                null,
                List.of(),
                "A \"part\"."));
    return new KindSchema(
        "thing",
        "Things",
        "things:CreateThing",
        "A thing.",
        body,
        List.of(
            new ComputedAttribute("arn", Type.STRING, ""),
            new ComputedAttribute("size", Type.NUMBER, "n")),
        "arn",
        new NameRule("name", 32, "[a-z]+"),
        Ownership.PARENT,
        Replacement.DELETE_FIRST,
        true);
  }

  /** With a constraint of every sort. */
  private static AttributeSchema constrained() {
    List<Constraint> constraints =
        Stream.of(
                new Limit.Range(BigDecimal.ONE, null, List.of(), null),
                new Limit.Range(
                    null, BigDecimal.TEN, List.of(BigDecimal.ZERO), new BigDecimal("0.1")),
                new Limit.Length(0, 255, false),
                new Limit.Length(1, 16384, true),
                new Limit.Form("[a-z]+", ""),
                new Limit.Form("[0-9]+", "digits"),
                new Limit.OneOf(List.of("1", "3")),
                new Limit.Count(1, 16))
            .flatMap(limit ->
                Stream.of(
                    new Constraint(limit, false, "ECS054", List.of(Source.API), ""),
                    new Constraint(
                        limit, true, "ECS413", List.of(Source.GUIDE, Source.TRIED), "no \"x\"")))
            .toList();
    return new AttributeSchema(
        "limited",
        null,
        AttributeType.Scalar.of(Type.NUMBER),
        List.of("limited"),
        false,
        Change.UPDATE,
        false,
        false,
        null,
        constraints,
        "");
  }

  private static AttributeSchema attribute(
      String name, AttributeType type, @Nullable Value fallback) {
    return new AttributeSchema(
        name,
        null,
        type,
        List.of(name),
        false,
        Change.SEPARATE,
        false,
        false,
        fallback,
        List.of(),
        "");
  }

  private static BlockSchema block(@Nullable String label, AttributeSchema... attributes) {
    Map<String, AttributeSchema> byName = new LinkedHashMap<>();
    for (AttributeSchema attribute : attributes) {
      byName.put(attribute.name(), attribute);
    }
    return new BlockSchema(byName, label);
  }

  private static Schema read(String text) throws IOException {
    return SchemaReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
