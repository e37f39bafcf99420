package io.ecsctl.compiler;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Evaluation;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.level.RuleLevels;
import io.ecsctl.compiler.module.ModuleReader;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.suppression.SuppressionRules;
import io.ecsctl.compiler.suppression.Suppressions;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.SyntaxRules;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.LegacyNotation;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.WrongReferences;
import io.ecsctl.compiler.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * From text to program, one stage after the other. Every stage runs, whatever the ones before it
 * found.
 */
public final class Compiler {
  private final Supplier<Schema> schema;

  public Compiler(Schema schema) {
    this(() -> schema);
  }

  /**
   * @param schema is asked for when the text has been parsed: it may be read at the same time
   */
  public Compiler(Supplier<Schema> schema) {
    this.schema = schema;
  }

  public Compilation compile(CompileRequest request) {
    return check(request).evaluate(Borrowed.NOTHING);
  }

  /** All that does not depend on what data blocks find. */
  public CheckedProgram check(CompileRequest request) {
    return check(request, _ -> {});
  }

  /**
   * The same, and tells where the program goes long before it is checked, so that the way there can
   * be prepared. Does not tell where the text has mistakes or does not say it in plain words.
   */
  public CheckedProgram check(CompileRequest request, Consumer<Destination> destination) {
    List<Diagnostic> found = new ArrayList<>();
    List<Body> files = parse(request, found);
    if (!Diagnostics.hasErrors(found)) {
      Destination.of(files, request).ifPresent(destination);
    }
    return check(take(ModuleReader.read(files, request.modules()), found), request, found);
  }

  /**
   * Checks what somebody has written, be it a program or a module: one that stands in its own
   * directory is held, for any values of its variables, against what is true whoever uses it.
   */
  public CheckedProgram checkWritten(CompileRequest request) {
    List<Diagnostic> found = new ArrayList<>();
    ModuleTree tree = take(ModuleReader.read(parse(request, found), request.modules()), found);
    return tree.isModule()
        ? new CheckedProgram(_ -> checkModule(tree, request, found))
        : check(tree, request, found);
  }

  private static List<Body> parse(CompileRequest request, List<Diagnostic> found) {
    List<Body> files = new ArrayList<>();
    for (SourceFile source : request.programSources()) {
      files.add(take(Parser.parse(source), found));
    }
    return files;
  }

  /** Of a file that is nested too deep nothing is left: what a later stage missed is its shadow. */
  private static boolean isLost(List<Diagnostic> found) {
    return found.stream().anyMatch(d -> d.rule().equals(SyntaxRules.TOO_DEEP));
  }

  private CheckedProgram check(ModuleTree tree, CompileRequest request, List<Diagnostic> found) {
    if (isLost(found)) {
      return new CheckedProgram(
          _ -> new Compilation(Program.EMPTY, Map.of(), Diagnostics.sorted(found)));
    }
    StageResult<BoundProgram> binding = Binder.bind(tree, schema.get());
    StageResult<TypedProgram> typing = TypeChecker.check(binding.value());
    found.addAll(WrongReferences.withoutCircles(binding.diagnostics(), typing.diagnostics()));
    // A program of which blocks are missing would make rules about several speak of the gap. A name
    // that there is not leaves a value out, and of those no rule says anything.
    boolean whole =
        !Diagnostics.hasErrors(
            found.stream().filter(d -> !BindingRules.ONE_VALUE.contains(d.rule())).toList());
    TypedProgram typed = take(typing, found);
    return new CheckedProgram(
        borrowed -> evaluate(tree, typed, request, borrowed, whole, List.copyOf(found)),
        (program, findings) -> weigh(tree, request, program, findings));
  }

  private Compilation checkModule(
      ModuleTree tree, CompileRequest request, List<Diagnostic> before) {
    List<Diagnostic> found = new ArrayList<>(before);
    if (isLost(found)) {
      return new Compilation(Program.EMPTY, Map.of(), Diagnostics.sorted(found));
    }
    StageResult<BoundProgram> binding = Binder.bindModule(tree, schema.get());
    StageResult<TypedProgram> typing = TypeChecker.check(binding.value());
    found.addAll(WrongReferences.withoutCircles(binding.diagnostics(), typing.diagnostics()));
    TypedProgram typed = take(typing, found);
    Evaluation evaluation = Evaluator.alone(typed, inputs(request, Borrowed.NOTHING)).value();
    byItself(evaluation.program(), tree, found);
    for (TypedProgram unused : evaluation.idle()) {
      byItself(alone(unused, request, Borrowed.NOTHING), tree, found);
    }
    List<RuleInfo> rules = RuleCatalogue.all();
    RuleLevels levels = take(RuleLevels.of(request.rules(), List.of(), rules), found);
    List<Diagnostic> left = levelled(tree, levels, found);
    // What a rule about several blocks will say where the module is used, nobody can tell here.
    left.removeIf(diagnostic -> diagnostic.rule().id().equals(SuppressionRules.UNUSED.id()));
    return new Compilation(evaluation.program(), Map.of(), Diagnostics.sorted(left));
  }

  private static Program alone(TypedProgram module, CompileRequest request, Borrowed borrowed) {
    return Evaluator.alone(module, inputs(request, borrowed)).value().program();
  }

  /** Adds what is wrong with a module whoever uses it, and has not been found in use. */
  private static void byItself(Program module, ModuleTree tree, List<Diagnostic> found) {
    // A module that it uses may have instances elsewhere.
    Validator.byItself(module, List.copyOf(found), tree.allFiles()).stream()
        .filter(finding -> found.stream().noneMatch(known -> isSame(known, finding)))
        .forEach(found::add);
  }

  /** With the comments of the program, and the weight that each finding has in it. */
  private static List<Diagnostic> levelled(
      ModuleTree tree, RuleLevels levels, List<Diagnostic> found) {
    List<Diagnostic> all = new ArrayList<>(found);
    for (Body file : tree.allFiles()) {
      all.addAll(LegacyNotation.of(file));
    }
    return new ArrayList<>(new Suppressions(RuleCatalogue.all(), levels).apply(filesOf(tree), all));
  }

  /** What is wrong with the levels themselves has been said. */
  private static List<Diagnostic> weigh(
      ModuleTree tree, CompileRequest request, Program program, List<Diagnostic> findings) {
    List<RuleInfo> rules = RuleCatalogue.all();
    RuleLevels levels = RuleLevels.of(request.rules(), program.stack().rules(), rules).value();
    return Diagnostics.sorted(new Suppressions(rules, levels).weigh(filesOf(tree), findings));
  }

  private static Compilation evaluate(
      ModuleTree tree,
      TypedProgram typed,
      CompileRequest request,
      Borrowed borrowed,
      boolean whole,
      List<Diagnostic> before) {
    List<Diagnostic> found = new ArrayList<>(before);
    Evaluation evaluation = take(Evaluator.evaluate(typed, inputs(request, borrowed)), found);
    Program program = evaluation.program();
    if (whole && !program.waits()) {
      found.addAll(Validator.validate(program, List.copyOf(found), tree.allFiles()));
    }
    if (!whole) {
      found.addAll(Validator.byItself(program, List.copyOf(found), tree.allFiles()));
    } else {
      for (TypedProgram module : evaluation.idle()) {
        byItself(alone(module, request, borrowed), tree, found);
      }
    }
    List<RuleInfo> rules = RuleCatalogue.all();
    RuleLevels levels = take(RuleLevels.of(request.rules(), program.stack().rules(), rules), found);
    List<Diagnostic> left = levelled(tree, levels, found);
    if (program.lookups().values().stream().anyMatch(lookup -> lookup.found() == null)) {
      // What a rule will say of what is borrowed, nobody can tell yet.
      left.removeIf(diagnostic -> diagnostic.rule().id().equals(SuppressionRules.UNUSED.id()));
    }
    return new Compilation(program, evaluation.secrets(), Diagnostics.sorted(left));
  }

  private static boolean isSame(Diagnostic one, Diagnostic other) {
    return one.rule().id().equals(other.rule().id())
        && Objects.equals(one.subject(), other.subject());
  }

  /** A module's files once, however often it is used. */
  private static List<SourceFile> filesOf(ModuleTree tree) {
    return tree.allFiles().stream().map(body -> body.span().file()).distinct().toList();
  }

  private static <T> T take(StageResult<T> result, List<Diagnostic> found) {
    found.addAll(result.diagnostics());
    return result.value();
  }

  static Inputs inputs(CompileRequest request, Borrowed borrowed) {
    return new Inputs(
        request.variables().stream()
            .map(input ->
                new Inputs.Given(
                    input.name(),
                    input.text(),
                    input.origin(),
                    input.form() == VariableInput.Form.EXPRESSION))
            .toList(),
        request.environment(),
        request.region(),
        request.files(),
        borrowed);
  }
}
