package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.cli.version.ToolVersion;

/** {@code ecsctl version}. */
final class VersionCommand implements Command {
  private final EcsctlCommand root;

  VersionCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says("Show the version of ecsctl, of its AWS SDK and of Java.");
  }

  @Override
  public Integer call() {
    show(root.console());
    return ExitCode.OK.status();
  }

  static void show(Console console) {
    ToolVersion version = ToolVersion.current();
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeStringField("ecsctl", version.tool());
            json.writeStringField("awsSdk", version.awsSdk());
            json.writeStringField("java", Runtime.version().toString());
          }));
    } else {
      console.line(
          "ecsctl %s (AWS SDK %s, Java %s)"
              .formatted(version.tool(), version.awsSdk(), Runtime.version().feature()));
    }
  }
}
