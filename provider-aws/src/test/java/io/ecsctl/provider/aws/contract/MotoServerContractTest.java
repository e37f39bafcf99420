package io.ecsctl.provider.aws.contract;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * The suite on a {@code moto_server} process, where one is installed and the same server does not
 * run in a container.
 */
class MotoServerContractTest extends BackendContract {
  private static final Pattern RUNNING = Pattern.compile("Running on (http://\\S+)");

  @Override
  ContractBackend start() {
    if (Docker.hasEmulator()) {
      throw new TestAbortedException("moto is tried in a container");
    }
    if (!isInstalled()) {
      throw new TestAbortedException(
          "moto_server is not on the PATH: install it with pip install 'moto[server]'");
    }
    try {
      ProcessBuilder builder = new ProcessBuilder("moto_server", "-p", "0");
      builder.redirectErrorStream(true);
      builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
      builder.environment().put("MOTO_ACM_VALIDATION_WAIT", "0");
      // A service runs as many tasks as it wants at its second reading.
      builder.environment().put("MOTO_ECS_SERVICE_RUNNING", "2");
      Process process = builder.start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      StringBuilder told = new StringBuilder();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        told.append(line).append('\n');
        Matcher running = RUNNING.matcher(line);
        if (running.find()) {
          // Nobody reads on, and a full pipe would stop the server.
          Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
          return EndpointBackend.moto(
              URI.create(running.group(1)), "moto_server", process::destroy);
        }
      }
      throw new TestAbortedException("moto_server did not start: " + told);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "moto_server")));
  }
}
