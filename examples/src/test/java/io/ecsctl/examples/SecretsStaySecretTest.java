package io.ecsctl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.cli.Main;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/**
 * The text of a secret is in nothing that the command writes: not on the terminal, in no plan file,
 * no journal, and not in the sandbox's own file.
 */
class SecretsStaySecretTest {
  private static final String FIRST = "Hunter2-first-of-all";
  private static final String SECOND = "Hunter2-second-to-none";
  private static final String THEIRS = "Hunter2-of-a-partner";
  private static final String IN_FILE = "Hunter2-in-a-file";

  @TempDir Path work;

  private final List<String> told = new ArrayList<>();

  @Test
  void nothingThatIsWrittenHoldsOne() throws IOException {
    apply(FIRST, 2);
    giveTheOtherSecret();
    apply(FIRST, 2);
    assertTrue(plan(FIRST, 0).contains("No changes."));

    String changed = plan(SECOND, 2);

    assertTrue(changed.contains("parameter.smtp_password"), changed);
    assertTrue(changed.contains("a secret changed since the last deployment"), changed);
    assertTrue(changed.contains("service.app"), changed);
    apply(SECOND, 2);
    assertTrue(plan(SECOND, 0).contains("No changes."));
    String everything = String.join("\n", told) + everyFile();
    for (String secret : List.of(FIRST, SECOND, THEIRS, IN_FILE)) {
      assertTrue(!everything.contains(secret), () -> secret + " is in what was written");
    }
  }

  /** The one that somebody else sets, as the example's page says. */
  private void giveTheOtherSecret() {
    Path file = work.resolve(".ecsctl/sandbox.json");
    try (Sandbox sandbox = Sandbox.open(SandboxOptions.inFile(file, "eu-central-1"))) {
      String arn =
          sandbox.secrets().listSecrets(r -> {}).secretList().stream()
              .map(SecretListEntry::arn)
              .filter(it -> it.contains("partner"))
              .findFirst()
              .orElseThrow();
      sandbox
          .secrets()
          .putSecretValue(r ->
              r.secretId(arn)
                  .clientRequestToken("theirs-theirs-theirs-theirs-0001")
                  .secretString("{\"token\":\"" + THEIRS + "\"}"));
    }
  }

  private String plan(String password, int status) {
    return says(status, password, "plan", "--detailed-exitcode", "--out", "secrets.plan");
  }

  private void apply(String password, int status) {
    plan(password, status);
    says(0, password, "apply", "--sandbox-speed", "max", "--auto-approve");
  }

  private String says(int expectedStatus, String password, String... command) {
    String[] arguments =
        Stream.of(
                Stream.of("-C", work.toString()),
                Stream.of(command),
                Stream.of("--sandbox", "--var", "smtp_password=" + password),
                Stream.of("--var", "env_file=TOKEN=" + IN_FILE),
                Stream.of(Path.of("secrets").toAbsolutePath().toString()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    told.add(said);
    assertEquals(expectedStatus, status, () -> String.join(" ", command) + "\n" + said);
    return said;
  }

  private String everyFile() throws IOException {
    StringBuilder everything = new StringBuilder();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        everything.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(!everything.isEmpty());
    return everything.toString();
  }
}
