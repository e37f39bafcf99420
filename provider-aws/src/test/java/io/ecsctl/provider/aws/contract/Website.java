package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.VariableInput;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.client.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The example program under a stack name of its own, from its text to a backend and back. */
final class Website {
  static final String REGION = "eu-central-1";

  private static final Schema SCHEMA = SchemaReader.bundled();

  private final Provider provider;
  private final String stack;
  private String text;
  private String image = "nginx:1";

  Website(AwsClients clients) {
    provider = new AwsProvider(clients, SCHEMA);
    stack = Network.name("shop");
    try {
      text =
          Files.readString(Path.of("../examples/website/main.ecs"))
              .replace("stack \"shop\"", "stack \"" + stack + "\"");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String stack() {
    return stack;
  }

  void image(String other) {
    image = other;
  }

  /** Takes a top-level block out of the text. */
  void remove(String block) {
    int start = text.indexOf(block);
    assertTrue(start >= 0, () -> "no " + block + " in the example");
    int end = text.indexOf("\n}", start) + "\n}".length();
    text = text.substring(0, start) + text.substring(end);
  }

  Plan plan() {
    return plan(false);
  }

  private Plan plan(boolean destroy) {
    return Planner.plan(program(), provider, new PlanOptions(destroy, "test"));
  }

  private Program program() {
    Compilation compilation =
        new Compiler(SCHEMA)
            .compile(
                new CompileRequest(
                    List.of(new SourceFile("main.ecs", text)),
                    List.of(VariableInput.text("image", image, "test")),
                    "",
                    REGION));
    assertTrue(!compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation.program();
  }

  ApplyResult attempt(Plan plan) {
    return Applier.apply(
        plan,
        provider,
        ApplyListener.NONE,
        new Cancellation(),
        new ApplyOptions(ApplyOptions.DEFAULT_PARALLELISM, "test", Map.of(), Journal.none()));
  }

  /** Plans and applies; everything succeeds. */
  Plan apply() {
    Plan plan = plan();
    assertEquals(Map.of(), attempt(plan).failures());
    return plan;
  }

  void destroy() {
    assertEquals(Map.of(), attempt(plan(true)).failures());
  }

  /** The plan's changes, a line each: {@code UPDATE service.web}. */
  static List<String> changes(Plan plan) {
    return plan.changes().stream().map(node -> node.action() + " " + node.id()).sorted().toList();
  }
}
