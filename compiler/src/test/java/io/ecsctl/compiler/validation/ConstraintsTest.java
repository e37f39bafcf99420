package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every limit that the schema states, at its edge and one step beyond it; the example of each rule
 * is in its golden folder.
 */
class ConstraintsTest {
  private static final SourceSpan SPAN = new SourceFile("main.ecs", "value").span(0, 5);

  /** An attribute of some block of a kind, and one of its constraints. */
  record Fact(KindSchema kind, String path, AttributeSchema attribute, Constraint constraint) {
    @Override
    public String toString() {
      return kind.kind() + "." + path + " " + constraint.limit();
    }
  }

  static List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    SchemaReader.bundled().kinds().values().forEach(kind -> collect(kind, "", kind.body(), facts));
    return facts;
  }

  private static void collect(KindSchema kind, String path, BlockSchema block, List<Fact> facts) {
    for (AttributeSchema attribute : block.attributes().values()) {
      String here = path + attribute.name();
      attribute
          .constraints()
          .forEach(constraint -> facts.add(new Fact(kind, here, attribute, constraint)));
      BlockSchema inner =
          attribute.type() instanceof AttributeType.Nested(var nested)
              ? nested
              : attribute.type() instanceof AttributeType.Repeated(var repeated, var _, var _)
                  ? repeated
                  : null;
      if (inner != null && path.chars().filter(c -> c == '.').count() < 8) {
        collect(kind, here + ".", inner, facts);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void theEdgeIsAcceptedAndOneStepBeyondIsNot(Fact fact) {
    for (Value inside : edges(fact, true)) {
      assertEquals(
          List.of(), broken(fact, inside).stream().map(Diagnostic::headline).toList(), "" + inside);
    }
    for (Value beyond : edges(fact, false)) {
      assertTrue(broken(fact, beyond).size() > 0, () -> fact + " accepts " + beyond);
    }
  }

  @Test
  void whereAwsHasOneNumberARangeOfPortsIsRefused() {
    Value range = new Value.Port(new PortRange(8000, 8010, "tcp"));
    Set<String> refused = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    for (Fact fact : facts()) {
      if (fact.constraint().limit() instanceof Limit.Range
          && fact.attribute().type().equals(AttributeType.Scalar.of(Type.PORT))) {
        (broken(fact, range).isEmpty() ? taken : refused)
            .add(fact.kind().kind() + "." + fact.path());
      }
    }
    assertEquals(
        Set.of(
            "launch_template.ecs_agent.dynamic_host_ports",
            "security_group.egress.port",
            "security_group.ingress.port",
            "task_definition.container.port_mapping.container_port_range"),
        taken);
    assertTrue(refused.contains("task_definition.container.port_mapping.container_port"));
    assertTrue(refused.contains("listener.port"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void whatNobodyKnowsIsAccepted(Fact fact) {
    assertEquals(List.of(), broken(fact, unknown("")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void theBeginningOfATextMayBeEnough(Fact fact) {
    if (fact.constraint().limit() instanceof Limit.Length length && !fact.constraint().ofKeys()) {
      assertEquals(1, broken(fact, unknown("a".repeat(length.maximum() + 1))).size());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void aSensitiveValueIsNotQuoted(Fact fact) {
    for (Value beyond : edges(fact, false)) {
      for (Diagnostic finding :
          broken(fact, new Value.Sensitive(beyond, new Expression.NullLiteral(SPAN)))) {
        if (!(fact.constraint().limit() instanceof Limit.Count)) {
          assertTrue(finding.headline().contains("sensitive"), finding::headline);
          assertEquals(List.of(), finding.fixes());
        }
      }
    }
  }

  /** Only a warning may rest on what users report alone. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void whatIsOnlyReportedWarns(Fact fact) {
    if (fact.constraint().sources().equals(List.of(Source.REPORTS))) {
      for (Value beyond : edges(fact, false)) {
        broken(fact, beyond).forEach(f -> assertEquals(Severity.WARNING, f.severity()));
      }
    }
  }

  /** Findings of the fact's own limit; other constraints of the attribute are left out. */
  private static List<Diagnostic> broken(Fact fact, Value value) {
    AttributeSchema attribute = fact.attribute();
    AttributeSchema alone =
        new AttributeSchema(
            attribute.name(),
            attribute.plural(),
            attribute.type(),
            attribute.member(),
            false,
            attribute.change(),
            false,
            false,
            null,
            List.of(fact.constraint()),
            "");
    BlockSchema schema = new BlockSchema(Map.of(attribute.name(), alone), null);
    Block block =
        new Block(
            SPAN,
            schema,
            Map.of(attribute.name(), new Argument.Assigned(SPAN, SPAN, value, List.of())));
    ResourceAddress address =
        Objects.requireNonNull(ResourceAddress.parse(fact.kind().kind() + ".it"));
    Resource resource =
        new Resource(
            address,
            fact.kind(),
            SPAN,
            block,
            Lifecycle.DEFAULT,
            false,
            new TreeSet<>(),
            new TreeSet<>());
    return Validator.validate(Program.EMPTY.withResources(Map.of(address, resource))).stream()
        .filter(finding -> finding.rule().id().equals(fact.constraint().rule()))
        .filter(finding -> finding.headline().contains(fact.attribute().name()) || isCount(fact))
        .toList();
  }

  private static boolean isCount(Fact fact) {
    return fact.constraint().limit() instanceof Limit.Count;
  }

  private static Value unknown(String prefix) {
    return new Value.Unknown(
        Type.ANY, new Knowledge(!prefix.isEmpty(), prefix), new Expression.NullLiteral(SPAN));
  }

  /** Values just inside of the limit, or just outside. */
  private static List<Value> edges(Fact fact, boolean inside) {
    AttributeType type = fact.attribute().type();
    return switch (fact.constraint().limit()) {
      case Limit.Range range -> {
        BigDecimal step = range.step() == null ? BigDecimal.ONE : range.step();
        yield Stream.of(
                shifted(range.minimum(), inside ? BigDecimal.ZERO : step.negate()),
                shifted(range.maximum(), inside ? BigDecimal.ZERO : step))
            .flatMap(edge -> edge == null ? Stream.empty() : Stream.ofNullable(amount(edge, type)))
            .toList();
      }
      case Limit.Length length ->
          inside
              ? List.of(text("a".repeat(length.maximum())), text("a".repeat(length.minimum())))
              : List.of(text("a".repeat(length.maximum() + 1)));
      case Limit.Count(int minimum, int maximum) ->
          inside
              ? List.of(list(maximum), list(minimum))
              : minimum > 0
                  ? List.of(list(maximum + 1), list(minimum - 1))
                  : List.of(list(maximum + 1));
      case Limit.OneOf oneOf ->
          inside
              ? oneOf.values().stream().map(v -> word(v, type)).toList()
              : List.of(word("10", type));
      // What a form accepts only examples can tell; no form accepts a line break at its end.
      case Limit.Form _ -> inside ? List.of() : List.of(text("a\n"));
    };
  }

  private static @Nullable BigDecimal shifted(@Nullable BigDecimal edge, BigDecimal by) {
    return edge == null ? null : edge.add(by);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value list(int size) {
    return new Value.Tuple(Collections.nCopies(size, Value.Number.of(1)));
  }

  private static Value word(String value, AttributeType type) {
    return type.equals(AttributeType.Scalar.of(Type.PORT))
        ? new Value.Port(PortRange.single(80, value))
        : type.unit() == Unit.NONE
            ? new Value.Text(value)
            : Objects.requireNonNull(amount(new BigDecimal(value), type));
  }

  /** In AWS's unit; null for a port that no text can say. */
  private static @Nullable Value amount(BigDecimal amount, AttributeType type) {
    long base = amount.multiply(BigDecimal.valueOf(type.unit().base())).longValue();
    return switch (type) {
      case AttributeType.Scalar scalar when scalar.type().equals(Type.PORT) -> port(amount);
      case AttributeType.Scalar scalar when scalar.type().equals(Type.SIZE) -> new Value.Size(base);
      case AttributeType.Scalar scalar when scalar.type().equals(Type.CPU) -> new Value.Cpu(base);
      case AttributeType.Scalar scalar when scalar.type().equals(Type.DURATION) ->
          new Value.Duration(base);
      case AttributeType _ -> new Value.Number(amount);
    };
  }

  private static @Nullable Value port(BigDecimal amount) {
    int port = amount.intValue();
    return port < 0 || port > 65535 ? null : new Value.Port(PortRange.single(port, ""));
  }
}
