package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.provider.aws.permission.LeastPolicy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl iam-policy}. */
final class IamPolicyCommand implements Command {
  /** What the policy is for. */
  enum For {
    plan,
    apply
  }

  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private @Nullable For purpose;
  private int part;
  private String region = "";

  IamPolicyCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Print the least policy that planning this program needs, and that applying it needs.
        Looks at no account: write account and region in the stack block to have them in ARNs.
        """);
    command.with(program);
    command.takes(
        option("--for")
            .label("plan|apply")
            .oneOf(For.class, value -> purpose = value)
            .says("That policy alone, as IAM takes it; apply can plan and destroy, too."),
        option("--part")
            .label("N")
            .number(value -> part = value)
            .says(
                "Of a policy that is too large for a managed one, the N-th of several that are "
                    + "not."),
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .says("The region, where the program does not say one."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    Compilation compilation = Compiling.compile(root, program, Regions.orEnvironment(region));
    if (compilation.hasErrors()) {
      DiagnosticsView.print(console, compilation.diagnostics());
      return ExitCode.ERROR.status();
    }
    For wanted = purpose;
    if (wanted == null) {
      if (part != 0) {
        throw new CliFailure("BadPart", "--part is of one policy: say --for plan or --for apply");
      }
      console.line(
          "{\"plan\" : %s,%n\"apply\" : %s}"
              .formatted(
                  policy(compilation, For.plan).json(), policy(compilation, For.apply).json()));
      return ExitCode.OK.status();
    }
    LeastPolicy policy = policy(compilation, wanted);
    List<String> parts = policy.parts();
    if (part != 0) {
      if (part < 0 || part > parts.size()) {
        throw new CliFailure(
            "BadPart",
            "the policy has %s; there is no part %d"
                .formatted(Words.count(parts.size(), "part"), part));
      }
      console.line(parts.get(part - 1));
      return ExitCode.OK.status();
    }
    console.line(policy.json());
    if (parts.size() > 1) {
      console.note(
          ("The policy has %d characters, and a managed one may have 6144. In %d parts that fit:"
                  + " --part 1 to --part %d.")
              .formatted(policy.size(), parts.size(), parts.size()));
    }
    return ExitCode.OK.status();
  }

  private static LeastPolicy policy(Compilation compilation, For purpose) {
    return LeastPolicy.of(
        compilation.program(), LeastPolicy.Phase.valueOf(purpose.name().toUpperCase(Locale.ROOT)));
  }
}
