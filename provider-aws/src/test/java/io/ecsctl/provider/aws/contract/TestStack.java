package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.level.RuleSettings;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.RuleLevel;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.constraint.ConstraintRules;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.lookup.Lookups;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A program's text, planned and applied on a backend through all stages of the product. */
public final class TestStack {
  public static final String REGION = "eu-central-1";

  private static final Schema SCHEMA = SchemaReader.bundled();

  /** For programs that are about the provider: what the catalogue says is known and let through. */
  private static final RuleSettings LENIENT = lenient();

  private final Provider provider;
  private final String name;
  private final RuleSettings rules;
  private String text;

  /**
   * @param name the stack's, as {@code text} has it
   */
  public TestStack(AwsClients clients, String name, String text) {
    this(clients, name, text, RuleSettings.NONE);
  }

  private TestStack(AwsClients clients, String name, String text, RuleSettings rules) {
    provider = new AwsProvider(clients, SCHEMA);
    this.name = name;
    this.text = text;
    this.rules = rules;
  }

  /**
   * A stack of which only the language and the schema's constraints refuse a program, and no other
   * rule of the catalogue.
   */
  public static TestStack lenient(AwsClients clients, String name, String text) {
    return new TestStack(clients, name, text, LENIENT);
  }

  private static RuleSettings lenient() {
    List<String> ids =
        RuleCatalogue.all().stream()
            .filter(rule -> rule.severity() == Severity.ERROR)
            .filter(rule -> rule.id().compareTo("ECS100") >= 0)
            .filter(rule -> !ConstraintRules.ALL.contains(rule))
            .map(RuleInfo::id)
            .toList();
    SourceSpan nowhere = new SourceSpan(new SourceFile("rules", ""), 0, 0);
    return new RuleSettings(
        ids.stream().map(id -> new RuleLevel(id, "danger", nowhere)).toList(), ids);
  }

  public String name() {
    return name;
  }

  public Provider provider() {
    return provider;
  }

  public StackScope scope() {
    return new StackScope(name);
  }

  /** Changes the program, which must hold {@code old}. */
  public void edit(String old, String replacement) {
    assertTrue(text.contains(old), () -> "not in the program: " + old);
    text = text.replace(old, replacement);
  }

  /** Another program of the same stack. */
  public void become(String program) {
    text = program;
  }

  void append(String blocks) {
    text = text + "\n" + blocks;
  }

  void replaceAll(String pattern, String replacement) {
    text = text.replaceAll(pattern, replacement);
  }

  /** Takes a top-level block out of the text. */
  void remove(String block) {
    int start = text.indexOf(block);
    assertTrue(start >= 0, () -> "no " + block + " in the program");
    int end = text.indexOf("\n}", start) + "\n}".length();
    text = text.substring(0, start) + text.substring(end);
  }

  public Plan plan() {
    return plan(false);
  }

  public Plan plan(boolean destroy) {
    return Planner.plan(program(destroy), provider, new PlanOptions(destroy, "test"));
  }

  /** What it is made of, with what it borrows. */
  public Program program() {
    return program(false);
  }

  public Snapshot live() {
    return provider.read(scope());
  }

  /** Of the live object at an address of the program. */
  String id(String address) {
    return live()
        .find(Objects.requireNonNull(ResourceAddress.parse(address)))
        .orElseThrow(() -> new AssertionError("nothing live at " + address))
        .id();
  }

  private Program program(boolean destroy) {
    CheckedProgram checked =
        new Compiler(SCHEMA)
            .check(
                new CompileRequest(
                    List.of(new SourceFile("main.ecs", text)),
                    List.of(),
                    "",
                    REGION,
                    ModuleLoader.NONE,
                    FileSource.NONE,
                    rules));
    Compilation first = checked.evaluate(Borrowed.NOTHING);
    Compilation compilation =
        destroy || first.hasErrors() ? first : Lookups.settle(checked, first, provider);
    assertEquals(List.of(), errors(compilation));
    return compilation.program();
  }

  private static List<String> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.rule().severity() == Severity.ERROR)
        .map(diagnostic -> diagnostic.rule().id() + ": " + diagnostic.headline())
        .toList();
  }

  public ApplyResult attempt(Plan plan) {
    return Applier.apply(
        plan,
        provider,
        ApplyListener.NONE,
        new Cancellation(),
        new ApplyOptions(ApplyOptions.DEFAULT_PARALLELISM, "test", Map.of(), Journal.none()));
  }

  /** Plans and applies; everything succeeds. */
  public Plan apply() {
    Plan plan = plan();
    assertEquals(Map.of(), attempt(plan).failures());
    return plan;
  }

  public void destroy() {
    assertEquals(Map.of(), attempt(plan(true)).failures());
  }

  /** The plan's changes, a line each, sorted: {@code UPDATE service.web}. */
  public static List<String> changes(Plan plan) {
    return plan.changes().stream().map(node -> node.action() + " " + node.id()).sorted().toList();
  }
}
