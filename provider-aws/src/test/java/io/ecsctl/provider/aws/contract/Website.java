package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example program under a stack name of its own. */
final class Website {
  static final String IMAGE = "nginx:1";

  private Website() {}

  static TestStack stack(AwsClients clients) {
    String name = Network.name("shop");
    try {
      String text =
          Files.readString(Path.of("../examples/website/main.ecs"))
              .replace("stack \"shop\"", "stack \"" + name + "\"")
              .replaceFirst("default = \"[^\"]*nginx[^\"]*\"", "default = \"" + IMAGE + "\"");
      return new TestStack(clients, name, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
