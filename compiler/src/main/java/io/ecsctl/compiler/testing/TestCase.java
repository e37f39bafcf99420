package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.evaluation.StandIn;
import io.ecsctl.compiler.evaluation.Substitutions;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.rule.TestRules;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.validation.Validator;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A test whose names and types are known. Runs by itself, on an evaluation of its own; several may
 * run at once.
 *
 * @param program what it is about
 * @param files what its functions may read
 * @param setting {@code program} with the names and types of what the test sets
 * @param claims {@code program} with the names and types of the assertions
 * @param variables by name
 * @param before the variables that what is live was applied with
 */
record TestCase(
    TestBlock test,
    TypedProgram program,
    FileSource files,
    TypedProgram setting,
    TypedProgram claims,
    Map<String, Expression> variables,
    Map<String, Expression> before,
    List<StandIn> standIns,
    List<LiveReader.Change> changes,
    List<Expression> deleted,
    List<Expectation> expectations) {
  /** Where no test and no program says one; any will do, nothing is called. */
  private static final String REGION = "us-east-1";

  /** Of what is borrowed, what no override says stays unknown: nobody will look. */
  private static final Borrowed NOTHING_ELSE = new Borrowed(Map.of(), true);

  /**
   * @param texts of the program and its modules
   * @param nanos a clock
   */
  TestResult run(List<Body> texts, TestPlanner planner, Coverage coverage, LongSupplier nanos) {
    long start = nanos.getAsLong();
    List<Diagnostic> failures = failures(texts, planner, coverage);
    return new TestResult(
        test.name(),
        test.span(),
        Duration.ofNanos(nanos.getAsLong() - start),
        // An assertion may come across what the program's own text has said already.
        failures.stream().distinct().toList());
  }

  private List<Diagnostic> failures(List<Body> texts, TestPlanner planner, Coverage coverage) {
    Evaluator.Trial trial = evaluate(variables, coverage, NOTHING_ELSE);
    List<Diagnostic> found = findings(trial, texts);
    List<Diagnostic> failures = new ArrayList<>(unexpected(found));
    boolean surprised = !failures.isEmpty();
    failures.addAll(unmet(found));
    if (surprised) {
      // What an assertion would say of a program in error is the error's shadow.
      return failures;
    }
    trial.scope().news();
    Map<String, Value> names = new HashMap<>();
    names.put(Claims.OUTPUT, outputs(trial));
    boolean valid = found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    if (valid && needsPlan()) {
      PlannedChanges plan;
      try {
        plan = plan(trial, planner);
      } catch (TestPlanner.CannotPlan impossible) {
        failures.add(noPlan("the live state can not be made", impossible.explanation()));
        return failures;
      }
      if (plan.refused() != null && test.claims().stream().noneMatch(Claims::readsRefusal)) {
        failures.add(noPlan("the plan is refused", plan.refused()));
        return failures;
      }
      names.put(Claims.PLAN, plan.toValue());
    }
    Claims checked = new Claims(trial.scope(), claims, names, coverage);
    test.assertions().forEach(assertion -> failures.addAll(checked.check(assertion)));
    return failures;
  }

  private Evaluator.Trial evaluate(
      Map<String, Expression> values, Coverage coverage, Borrowed borrowed) {
    return Evaluator.evaluate(
        program,
        new Inputs(
            List.of(),
            test.text("environment"),
            test.text("region").isEmpty() ? REGION : test.text("region"),
            files,
            borrowed),
        new Substitutions(setting, values, standIns, coverage));
  }

  private static List<Diagnostic> findings(Evaluator.Trial trial, List<Body> texts) {
    List<Diagnostic> found = new ArrayList<>(trial.diagnostics());
    found.addAll(Validator.validate(trial.evaluation().program(), trial.diagnostics(), texts));
    return found;
  }

  private List<Diagnostic> unexpected(List<Diagnostic> found) {
    return found.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> expectations.stream().noneMatch(each -> each.isMetBy(finding)))
        .toList();
  }

  private List<Diagnostic> unmet(List<Diagnostic> found) {
    return expectations.stream()
        .filter(expectation -> found.stream().noneMatch(expectation::isMetBy))
        .map(expectation -> notReported(expectation, found))
        .toList();
  }

  private static Diagnostic notReported(Expectation expectation, List<Diagnostic> found) {
    List<Diagnostic> elsewhere =
        found.stream().filter(finding -> finding.rule().equals(expectation.rule())).toList();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                TestRules.NOT_REPORTED,
                expectation.span(),
                "%s is not reported%s",
                expectation.rule().id(),
                expectation.at() == null ? "" : " at " + expectation.at().path())
            .label(expectation.rule().summary());
    for (Diagnostic other : elsewhere) {
      SourceSpan subject = other.subject();
      if (subject != null) {
        diagnostic.related(subject, "it is reported here");
      }
    }
    List<String> reported =
        found.stream()
            .map(finding -> finding.rule().id() + " (" + finding.headline() + ")")
            .distinct()
            .toList();
    if (elsewhere.isEmpty()) {
      diagnostic.detail(
          "%s",
          reported.isEmpty()
              ? "Nothing is: the program is sound."
              : "What is: " + String.join(", ", reported) + ".");
    }
    return diagnostic.build();
  }

  private boolean needsPlan() {
    return test.live().isPresent() || test.claims().stream().anyMatch(Claims::readsPlan);
  }

  private Diagnostic noPlan(String headline, String why) {
    return Diagnostic.of(
            TestRules.LIVE, test.live().map(Body.Block::header).orElse(test.span()), "%s", headline)
        .detail("%s", why)
        .build();
  }

  private PlannedChanges plan(Evaluator.Trial now, TestPlanner planner) {
    TestPlanner.Compiled desired = compiled(now, variables);
    if (test.live().isEmpty()) {
      return planner.plan(desired, null);
    }
    Evaluator.Trial earlier = evaluate(before, new Coverage(), NOTHING_ELSE);
    List<Diagnostic> errors = errors(earlier);
    if (!errors.isEmpty()) {
      throw new TestPlanner.CannotPlan(
          "The program that it was made by is in error: " + errors.getFirst().headline() + ".");
    }
    Map<ResourceAddress, SortedMap<String, Value>> changed = new HashMap<>();
    for (LiveReader.Change change : changes) {
      Value value = setting(earlier, change.value());
      Value converted =
          Conversions.convert(value, AttributeTypes.typeOf(change.attribute().type()))
                  instanceof Outcome.Ok(var fitting)
              ? fitting
              : value;
      for (ResourceAddress address : addresses(earlier, change.resource())) {
        changed
            .computeIfAbsent(address, _ -> new TreeMap<>())
            .put(change.attribute().name(), converted);
      }
    }
    Map<ResourceAddress, Value.ObjectOf> values = new HashMap<>();
    changed.forEach((address, entries) -> values.put(address, new Value.ObjectOf(entries)));
    Set<ResourceAddress> gone = new HashSet<>();
    deleted.forEach(resource -> gone.addAll(addresses(earlier, resource)));
    return planner.plan(desired, new TestPlanner.Live(compiled(earlier, before), values, gone));
  }

  private TestPlanner.Compiled compiled(Evaluator.Trial trial, Map<String, Expression> values) {
    return new TestPlanner.Compiled(
        trial.evaluation().program(),
        trial.evaluation().secrets(),
        new CheckedProgram(borrowed -> {
          Evaluator.Trial again = evaluate(values, new Coverage(), borrowed);
          return new Compilation(
              again.evaluation().program(), again.evaluation().secrets(), again.diagnostics());
        }));
  }

  private static List<Diagnostic> errors(Evaluator.Trial trial) {
    return trial.diagnostics().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private Value setting(Evaluator.Trial trial, Expression expression) {
    return trial.scope().evaluate(expression, setting).value();
  }

  /** What {@code resource} names; of a block with {@code for_each} all. */
  private Set<ResourceAddress> addresses(Evaluator.Trial trial, Expression resource) {
    Set<ResourceAddress> addresses = new HashSet<>();
    collect(setting(trial, resource), addresses);
    return addresses;
  }

  private static void collect(Value named, Set<ResourceAddress> into) {
    switch (named) {
      case Value.Reference(var address) -> into.add(address);
      case Value.Keyed keyed -> keyed.entries().values().forEach(each -> collect(each, into));
      case Value.Sequence sequence -> sequence.elements().forEach(each -> collect(each, into));
      // Nothing of that name was there.
      case Value _ -> {}
    }
  }

  private static Value outputs(Evaluator.Trial trial) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (Output output : trial.evaluation().program().outputs()) {
      values.put(
          output.name(),
          output.sensitive() && !(output.value() instanceof Value.Sensitive)
              ? new Value.Sensitive(
                  output.value(), new Expression.Variable(output.span(), output.name()))
              : output.value());
    }
    return new Value.ObjectOf(values);
  }
}
