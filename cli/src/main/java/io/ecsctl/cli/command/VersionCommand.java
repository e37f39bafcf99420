package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.cli.version.ToolVersion;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl version}. */
@Command(name = "version", description = "Show the version of ecsctl, of its AWS SDK and of Java.")
final class VersionCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;

  @Override
  public Integer call() {
    show(Parents.of(parent).console());
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
