package io.ecsctl.cli.training;

import io.ecsctl.cli.Main;
import io.ecsctl.compiler.schema.SchemaReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Runs the commands that people run most, one after the other in one process. Arguments: which of
 * them, the directory of the examples, a directory to work in, and for the last sort the address to
 * call:
 *
 * <ul>
 *   <li>{@code sandbox}: commands in a sandbox, tests included; leaves a saved plan and runs for
 *       the next;
 *   <li>{@code local}: those that look at no account;
 *   <li>{@code account}: those that call AWS.
 * </ul>
 *
 * <p>A class that a command loads outside its cache costs it some forty times what a class costs
 * that is in the cache and not used. So what one run in forty needs belongs here.
 *
 * <p>Ends with a failure when a command ends otherwise than it should, so that the build does not
 * ship a cache trained on error paths.
 */
final class AotTraining {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  /** The example that every command is run on. */
  private static final String FIRST = "website";

  /** The others: together they hold what programs are made of. */
  private static final List<String> OTHERS =
      List.of(
          "batch",
          "blue-green",
          "daemon",
          "https",
          "internal",
          "microservices",
          "secrets",
          "sidecar-logs",
          "website-ec2",
          "worker-std");

  /**
   * Those that are made and destroyed, too. Not all: a cache cannot be made where its lambdas have
   * more than 24,576 types together, because the JDK's table of types is then one object that is
   * too large for a cache. These leave a fifth of that.
   */
  private static final List<String> MADE_IN_SANDBOX = List.of("https", "secrets");

  private static final List<String> MADE_IN_ACCOUNT = List.of("batch", "https", "secrets");

  private static final String NEW_IMAGE = "image=public.ecr.aws/nginx/nginx-unprivileged:1.30";

  /** What most programs have and the example does not need. */
  private static final String SECRETS =
      """

      variable "password" {
        type      = string
        sensitive = true
      }

      parameter "training" {
        type  = SecureString
        value = var.password
      }

      secret "training" {
        generate { length = 48 }
      }

      role "training" {
        trust = "ecs-tasks.amazonaws.com"
        policy "secrets" {
          policy_document {
            statement {
              actions   = ["ssm:GetParameters", "secretsmanager:GetSecretValue"]
              resources = [parameter.training, secret.training]
            }
          }
        }
      }
      """;

  /** What people come across while they write: a mistake of each stage, and white space. */
  private static final String MISTAKES =
      """
      stack "shop" { region = "eu-central-1" }
      vpc "main"   { cidr = 10.20.0.0/16 }
      cluster "main" { container_insight = enabled }
      task_definition "web" {
        requires_compatibilities = [FARGATE]
        network_mode = awsvpc
        cpu          = 0.25vCPU
        memory       = 5GiB
        container "app" { image = var.imag }
      }
      """;

  private AotTraining() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("ecsctl.tty", "");
    SchemaReader.readAhead(); // as every command does that compiles
    Path examples = Path.of(args[1]);
    Path work = Path.of(args[2]);
    List<String> failures =
        switch (args[0]) {
          case "local" -> local(examples, work);
          case "sandbox" -> sandbox(examples, work);
          case "account" -> account(examples, work, args[3]);
          default -> throw new IllegalArgumentException(args[0]);
        };
    if (!failures.isEmpty()) {
      System.err.println(String.join("\n", failures));
    }
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static List<String> local(Path examples, Path work) throws IOException {
    String first = examples.resolve(FIRST).toString();
    String large = write(work.resolve("large.ecs"), large());
    String mistakes = write(work.resolve("mistakes.ecs"), MISTAKES);
    List<Step> steps =
        new ArrayList<>(
            List.of(
                Step.of("version"),
                Step.of("--help"), // makes all commands
                Step.of("validate", "--help"),
                Step.of("validate", first),
                Step.of("validate", "--output", "json", first),
                Step.of("validate", "--output", "github", first),
                Step.of("validate", large),
                Step.of("validate", mistakes).endingWith(1),
                Step.of("validate", "--output", "json", mistakes).endingWith(1),
                Step.of("fmt", "--check", first),
                Step.of("fmt", "--check", large),
                Step.of("fmt", mistakes),
                Step.of("explain", "ECS630"),
                Step.of("docs", "service"),
                Step.of("trace", first),
                Step.of("iam-policy", first),
                Step.of("init", "-C", work.toString(), "new"),
                Step.of("show", "-C", work.toString(), "saved.plan"),
                Step.of("show", "-C", work.toString(), "--runs"),
                Step.of("show", "-C", work.toString(), "--last")));
    for (String other : OTHERS) {
      steps.add(Step.of("validate", examples.resolve(other).toString()).with(variables(other)));
    }
    return run(steps);
  }

  /** Large enough for all that is done for large programs only, with threads. */
  private static String large() {
    StringBuilder text = new StringBuilder("stack \"large\" {}\n");
    for (int i = 0; i < 800; i++) {
      text.append(
          """

          # %s
          log_group "application_%d" {
            retention = 14d
          }
          """
              .formatted("A".repeat(900), i));
    }
    return text.toString();
  }

  private static List<String> sandbox(Path examples, Path work) {
    List<String> options = List.of("-C", work.toString(), "--sandbox", "--sandbox-speed", "max");
    List<Step> steps = new ArrayList<>(everything(examples.resolve(FIRST).toString(), options));
    for (String other : OTHERS) {
      String program = examples.resolve(other).toString();
      List<String> all = Stream.concat(options.stream(), variables(other).stream()).toList();
      if (MADE_IN_SANDBOX.contains(other)) {
        steps.addAll(life(program, all));
      } else {
        steps.add(Step.of("plan", program).with(all));
      }
    }
    steps.add(Step.of("test", "-C", work.toString(), examples.resolve(FIRST).toString()));
    return run(steps);
  }

  /** Side by side, because most of each is waiting. */
  static List<String> account(Path examples, Path work, String url) throws IOException {
    // The endpoint takes any credentials; these keep the SDK from asking the environment for real
    // ones.
    System.setProperty("aws.accessKeyId", "training");
    System.setProperty("aws.secretAccessKey", "training");
    Path own = Files.createDirectory(work.resolve(FIRST));
    // An other stack: one of the others has the same.
    String text =
        Files.readString(examples.resolve(FIRST).resolve("main.ecs"))
            .replaceFirst("stack \"\\w+\"", "stack \"training\"");
    write(own.resolve("main.ecs"), text + SECRETS);
    List<String> password = List.of("--var", "password=training");
    List<Callable<List<String>>> lives = new ArrayList<>();
    lives.add(() -> run(everything(own.toString(), called(own, url, password))));
    for (String other : MADE_IN_ACCOUNT) {
      Path directory = Files.createDirectory(work.resolve(other));
      List<String> options = called(directory, url, variables(other));
      lives.add(() -> run(life(examples.resolve(other).toString(), options)));
    }
    List<String> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(lives.size())) {
      for (Future<List<String>> life : threads.invokeAll(lives)) {
        failures.addAll(life.get());
      }
    } catch (InterruptedException | ExecutionException stopped) {
      failures.add(stopped.toString());
    }
    return failures;
  }

  private static List<String> called(Path directory, String url, List<String> variables) {
    List<String> options = new ArrayList<>(variables);
    options.addAll(List.of("-C", directory.toString(), "--endpoint-url", url));
    return options;
  }

  /** From text to destroyed, and what may come between. */
  private static List<Step> everything(String program, List<String> options) {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of("--help")); // makes all commands
    steps.add(Step.of("plan", "--help"));
    steps.add(Step.of("plan", "--output", "json", program).with(options));
    steps.addAll(life(program, options));
    // Before it is destroyed, which is the last of a life.
    steps.addAll(
        steps.size() - 1,
        List.of(
            Step.of("verify", program).with(options),
            Step.of("drift", program).with(options),
            Step.of("plan", "--out", "saved.plan", "--var", NEW_IMAGE, program).with(options),
            Step.of("apply", "--auto-approve", "--var", NEW_IMAGE, "saved.plan").with(options)));
    return steps;
  }

  private static List<Step> life(String program, List<String> options) {
    return List.of(
        Step.of("plan", program).with(options),
        Step.of("apply", "--auto-approve", program).with(options),
        // Ends with 2 where there is anything to do.
        Step.of("plan", "--detailed-exitcode", program).with(options),
        Step.of("destroy", "--auto-approve", program).with(options));
  }

  /** What an example asks for. */
  private static List<String> variables(String example) {
    return example.equals("secrets") ? List.of("--var", "smtp_password=training") : List.of();
  }

  private static String write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return file.toString();
  }

  private record Step(List<String> words, int status) {
    static Step of(String... words) {
      return new Step(List.of(words), 0);
    }

    Step with(List<String> options) {
      return new Step(Stream.concat(words.stream(), options.stream()).toList(), status);
    }

    Step endingWith(int other) {
      return new Step(words, other);
    }
  }

  private static List<String> run(List<Step> steps) {
    List<String> failures = new ArrayList<>();
    for (Step step : steps) {
      int status = Main.run(step.words().toArray(String[]::new), NOWHERE, System.err);
      if (status != step.status()) {
        failures.add(step.words() + " ended with " + status);
      }
    }
    return failures;
  }
}
