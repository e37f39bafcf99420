package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.input.ProgramFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl init}. */
final class InitCommand implements Command {
  private final EcsctlCommand root;
  private Path directory = Path.of("");
  private @Nullable String name;
  private String region = "eu-central-1";

  InitCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Start a program: writes main.ecs with a load-balanced Fargate service and its network.
        A directory that has a program already is left alone.
        """);
    command.takes(
        parameter("DIR")
            .path(value -> directory = value)
            .says("Where. Default: the current directory."),
        option("--name")
            .label("NAME")
            .text(value -> name = value)
            .says("The stack's name. Default: the directory's name."),
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .otherwise("eu-central-1")
            .says("The stack's region. Default: ${DEFAULT-VALUE}."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    Path target = root.resolve(directory);
    String stack = name == null ? stackName(target) : name;
    if (!stack.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new CliFailure(
          "BadName",
          "\"%s\" cannot name a stack: use up to 32 lower-case letters, digits and -, a letter first (--name)"
              .formatted(stack));
    }
    refuseIfTaken(target);
    Path file = target.resolve("main" + ProgramFiles.SUFFIX);
    try {
      Files.createDirectories(target);
      Files.writeString(
          file,
          template().replace("@STACK@", stack).replace("@REGION@", region),
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new CliFailure(
          "CannotWrite", "%s cannot be written: %s".formatted(file, e.getMessage()));
    }
    String here = directory.toString().isEmpty() ? "" : " " + directory;
    console.note(console.styled(Style.OK, "Wrote") + " " + file + ".");
    console.note("Next, without an AWS account:  ecsctl apply --sandbox" + here);
    console.note("Next, on AWS:                  ecsctl plan" + here);
    return ExitCode.OK.status();
  }

  private static String stackName(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String word = last == null ? "app" : last.toString().toLowerCase(java.util.Locale.ROOT);
    String clean = word.replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+|-+$", "");
    return clean.isEmpty() ? "app" : clean.substring(0, Math.min(clean.length(), 32));
  }

  private static void refuseIfTaken(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> programs =
        Files.newDirectoryStream(directory, "*" + ProgramFiles.SUFFIX)) {
      for (Path program : programs) {
        throw new CliFailure(
            "AlreadyThere",
            "there is a program already: %s. Nothing was written.".formatted(program));
      }
    } catch (IOException e) {
      throw new CliFailure(
          "CannotRead", "%s cannot be read: %s".formatted(directory, e.getMessage()));
    }
  }

  private static String template() {
    try (InputStream in = InitCommand.class.getResourceAsStream("/io/ecsctl/cli/init/main.ecs")) {
      if (in == null) {
        throw new IllegalStateException("the template is missing from the package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
