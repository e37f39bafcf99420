package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.provider.aws.schema.CheckedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of what emulators lack says what the suite knows, and names the tests that end there. To
 * accept a change: {@code -Dschema.update=true}, then read the diff.
 */
class GapPageTest {
  private static final Path PAGE = Path.of("../docs/emulators.md");
  private static final Path SUITE = Path.of("src/test/java/io/ecsctl/provider/aws/contract");
  private static final Path FIELDS = Path.of("src/test/resources/fields");
  private static final Pattern FIELD_GAP = Pattern.compile("[#;:] gap:? (\\w+)");
  private static final Pattern TEST = Pattern.compile("  default void (\\w+)\\(");
  private static final Pattern EXPECTS = Pattern.compile("expects\\(Gap\\.(\\w+)\\)");

  @Test
  void thePageIsCurrent() throws IOException {
    CheckedIn.check(PAGE, page());
  }

  /** A gap that no test meets hides nothing and may have been closed. */
  @Test
  void everyGapEndsATest() throws IOException {
    Map<Gap, List<String>> tests = tests();
    assertEquals(
        List.of(), Stream.of(Gap.values()).filter(gap -> !tests.containsKey(gap)).toList());
  }

  private static String page() throws IOException {
    Map<Gap, List<String>> tests = tests();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What emulators lack

        One suite of contracts runs on the sandbox, on a `moto_server`, on moto in a container, and on LocalStack where there is one. The sandbox
        does all that the suite asks for. Where moto does not do what AWS does, the tests named here end at that point and are reported as
        skipped, with this reason. The sweep of every field of every kind, on a `moto_server` with `-Dfield.endpoint`, leaves out what the `fields` files say.
        Everything else is expected of every backend. Made from `Gap` by `GapPageTest`.

        To try a program there by hand:

            MOTO_IAM_LOAD_MANAGED_POLICIES=true MOTO_ACM_VALIDATION_WAIT=1 moto_server -p 5000
            AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any ecsctl apply --endpoint-url http://localhost:5000 examples/website

        Without the first variable moto has none of AWS's managed policies, without the second it issues a certificate after a minute. It starts no
        tasks, so an apply waits half a minute for them and goes on. Examples run from text to destroyed there, but for these:

        | example | moto 5.2.1 |
        | --- | --- |
        %s
        | gap | AWS | moto 5.2.1 | tests |
        | --- | --- | --- | --- |
        """
            .formatted(examples()));
    for (Gap gap : Gap.values()) {
      page.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  gap,
                  gap.aws,
                  Gap.OF_MOTO.getOrDefault(gap, "does so too"),
                  String.join(", ", tests.getOrDefault(gap, List.of()))));
    }
    return page.toString();
  }

  private static String examples() {
    return new TreeMap<>(ExamplesContract.GAPS_OF_MOTO)
        .entrySet().stream()
            .map(gap -> "| `%s` | %s |\n".formatted(gap.getKey(), gap.getValue()))
            .collect(Collectors.joining());
  }

  /** By gap the tests that end at it, in the suite's order. */
  private static Map<Gap, List<String>> tests() throws IOException {
    Map<Gap, List<String>> tests = new EnumMap<>(Gap.class);
    List<Path> files;
    try (Stream<Path> all = Files.list(SUITE)) {
      files = all.filter(file -> file.toString().endsWith("Contract.java")).sorted().toList();
    }
    for (Path file : files) {
      String subject = file.getFileName().toString().replace("Contract.java", "");
      String test = "";
      for (String line : Files.readAllLines(file)) {
        Matcher named = TEST.matcher(line);
        Matcher expects = EXPECTS.matcher(line);
        if (named.find()) {
          test = "`%s.%s`".formatted(subject, named.group(1));
        }
        if (expects.find()) {
          tests.computeIfAbsent(Gap.valueOf(expects.group(1)), _ -> new ArrayList<>()).add(test);
        }
      }
    }
    fields(tests);
    return tests;
  }

  /** What the sweep of fields leaves out on moto. */
  private static void fields(Map<Gap, List<String>> tests) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FIELDS)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        Matcher gap = FIELD_GAP.matcher(line);
        if (gap.find()) {
          List<String> places =
              tests.computeIfAbsent(Gap.valueOf(gap.group(1)), _ -> new ArrayList<>());
          String place = "`fields/%s`".formatted(file.getFileName());
          if (!places.contains(place)) {
            places.add(place);
          }
        }
      }
    }
  }
}
