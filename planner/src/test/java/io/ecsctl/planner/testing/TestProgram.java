package io.ecsctl.planner.testing;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Check;
import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A program built by hand: what a compiler would make of one block a resource. */
public final class TestProgram {
  private static final SourceSpan SPAN = new SourceFile("test.ecs", "test").span(0, 4);

  private final Schema schema;
  private final Map<ResourceAddress, Resource> resources = new LinkedHashMap<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Handover.Move> moves = new ArrayList<>();
  private final List<Handover.Adoption> adoptions = new ArrayList<>();
  private final List<Handover.Removal> removals = new ArrayList<>();
  private final SortedMap<String, String> tags = new TreeMap<>();
  private String account = "";
  private String region = "";

  public TestProgram(Schema schema) {
    this.schema = schema;
  }

  /** {@code from} is called {@code to} now. */
  public TestProgram moved(String from, String to) {
    moves.add(new Handover.Move(range(from), range(to), SPAN));
    return this;
  }

  public TestProgram adopt(String to, String id) {
    adoptions.add(new Handover.Adoption(TestValues.address(to), id, SPAN));
    return this;
  }

  public TestProgram removed(String from, boolean destroy) {
    removals.add(new Handover.Removal(range(from), destroy, SPAN));
    return this;
  }

  private static AddressRange range(String text) {
    ResourceAddress address = TestValues.address(text);
    return new AddressRange(address.module(), address.kind(), address.name(), address.key());
  }

  public TestProgram check(String name, Condition condition) {
    checks.add(new Check(name, condition));
    return this;
  }

  public TestProgram resource(String address, Map<String, Value> attributes) {
    return resource(address, attributes, Lifecycle.DEFAULT);
  }

  public TestProgram resource(String text, Map<String, Value> attributes, Lifecycle lifecycle) {
    ResourceAddress address = TestValues.address(text);
    KindSchema kind = schema.kind(address.kind()).orElseThrow();
    Map<String, Argument> arguments = new LinkedHashMap<>();
    SortedSet<ResourceAddress> references = new TreeSet<>();
    SortedSet<ResourceAddress> separate = new TreeSet<>();
    lifecycle.replaceTriggeredBy().forEach(trigger -> references.add(trigger.resource()));
    attributes.forEach((name, value) -> {
      arguments.put(name, new Argument.Assigned(SPAN, SPAN, value, List.of()));
      boolean isSeparate = kind.body().attribute(name).orElseThrow().change() == Change.SEPARATE;
      collect(value, isSeparate ? separate : references);
    });
    var rule = kind.name();
    boolean generated = rule != null && !attributes.containsKey(rule.attribute());
    if (rule != null && generated) {
      Value name = new Value.Text("shop-" + address.name());
      arguments.put(rule.attribute(), new Argument.Assigned(SPAN, SPAN, name, List.of()));
    }
    separate.removeAll(references);
    resources.put(
        address,
        new Resource(
            address,
            kind,
            SPAN,
            new Block(SPAN, kind.body(), arguments),
            lifecycle,
            generated,
            references,
            separate));
    return this;
  }

  public TestProgram output(String name, Value value) {
    outputs.add(new Output(name, value, false, "", SPAN));
    return this;
  }

  public TestProgram tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  public TestProgram in(String onlyAccount, String onlyRegion) {
    account = onlyAccount;
    region = onlyRegion;
    return this;
  }

  public Program build() {
    return new Program(
            new StackInfo("shop", "", region, account, tags, SPAN), resources, outputs, checks)
        .withHandover(new Handover(moves, adoptions, removals));
  }

  private static void collect(Value value, SortedSet<ResourceAddress> into) {
    switch (value) {
      case Value.Reference(var address) -> into.add(address);
      case Value.Sequence sequence -> sequence.elements().forEach(v -> collect(v, into));
      case Value.Keyed keyed -> keyed.entries().values().forEach(v -> collect(v, into));
      case Value.Sensitive(var inner, var _) -> collect(inner, into);
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Unknown _ -> {}
    }
  }
}
