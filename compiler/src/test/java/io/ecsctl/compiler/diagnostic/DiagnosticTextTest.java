package io.ecsctl.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  private static final RuleInfo RULE =
      RuleInfo.error("ECS630", "unreachable-task", "A path is blocked");

  private static SourceSpan span(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    return file.span(start, start + text.length());
  }

  private static String render(Diagnostic.Builder diagnostic) {
    return DiagnosticText.render(diagnostic.build(), Palette.PLAIN, PageWidth.ofTerminal(80));
  }

  @Test
  void aFindingIsPrintedUnderItsSourceLines() {
    SourceFile web =
        new SourceFile(
            "web.ecs",
            "\n".repeat(40)
                + "  ingress { port = 80/tcp, from = [security_group.alb] }\n"
                + "\n".repeat(21)
                + "    port_mapping { container_port = 8080/tcp }\n");
    assertEquals(
        """
        error[ECS630]: the load balancer cannot reach container "app" on port 8080
           ┌ web.ecs:41:13
        41 │   ingress { port = 80/tcp, from = [security_group.alb] }
           │             ^^^^^^^^^^^^^ opens 80, but target group "web" sends to 8080
           ┌ web.ecs:63:20
        63 │     port_mapping { container_port = 8080/tcp }
           │                    ------------------------- the container listens here
           = path: internet → listener.http :80 → target_group.web →
                   task_definition.web/app :8080  ✗ security_group.app
           = fix: change the ingress port to 8080/tcp
           │ - ingress { port = 80/tcp, from = [security_group.alb] }
           │ + ingress { port = 8080/tcp, from = [security_group.alb] }
           = more: ecsctl explain ECS630
        """,
        render(
            Diagnostic.of(
                    RULE,
                    span(web, "port = 80/tcp"),
                    "the load balancer cannot reach container \"app\" on port 8080")
                .label("opens 80, but target group \"web\" sends to 8080")
                .related(span(web, "container_port = 8080/tcp"), "the container listens here")
                .note(
                    "path: internet → listener.http :80 → target_group.web →"
                        + " task_definition.web/app :8080  ✗ security_group.app")
                .fix(
                    "change the ingress port to 8080/tcp",
                    Edit.replace(span(web, "80/tcp"), "8080/tcp"))));
  }

  @Test
  void severalPlacesOnOneLineAndTheNext() {
    SourceFile file = new SourceFile("a.ecs", "cpu = 256, memory = 512\nsize = 1\n");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:21
        1 │ cpu = 256, memory = 512
          │ ---------           ^^^ too small
          │ cpu is set here
        2 │ size = 1
          │ -------- and this
          = more: ecsctl explain ECS630
        """,
        render(
            Diagnostic.of(RULE, span(file, "512"), "headline")
                .label("too small")
                .related(span(file, "cpu = 256"), "cpu is set here")
                .related(span(file, "size = 1"), "and this")));
  }

  @Test
  void overlappingPlacesGetRowsOfTheirOwn() {
    SourceFile file = new SourceFile("a.ecs", "x = [1, 2]");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:6
        1 │ x = [1, 2]
          │      ^ this
          │     ------ in here
          = more: ecsctl explain ECS630
        """,
        render(
            Diagnostic.of(RULE, span(file, "1"), "headline")
                .label("this")
                .related(span(file, "[1, 2]"), "in here")));
  }

  @Test
  void tabsWideCharactersAndEmojiLineUp() {
    SourceFile file = new SourceFile("a.ecs", "\tname = \"日本👩‍🚀é\" # x");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:20
        1 │     name = "日本👩‍🚀é" # x
          │                        ^ here
          = more: ecsctl explain ECS630
        """,
        render(Diagnostic.of(RULE, span(file, "x"), "headline").label("here")));
  }

  @Test
  void controlCharactersAreShownNotObeyed() {
    SourceFile file = new SourceFile("a.ecs", "x = \"\u001b[2J\u202e\" y");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:13
        1 │ x = "\\u001b[2J\\u202e" y
          │                       ^
          = more: ecsctl explain ECS630
        """,
        render(Diagnostic.of(RULE, span(file, "y"), "headline")));
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    SourceFile file = new SourceFile("a.ecs", "a".repeat(300) + " bad " + "c".repeat(300));
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:302
        1 │ …aaaaaa bad ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc…
          │         ^^^ here
          = more: ecsctl explain ECS630
        """,
        render(Diagnostic.of(RULE, span(file, "bad"), "headline").label("here")));
  }

  @Test
  void aLabelThatDoesNotFitBesideGoesBelow() {
    SourceFile file = new SourceFile("a.ecs", " ".repeat(50) + "value");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:51
        1 │                                                   value
          │                                                   ^^^^^
          │                                                   a label too long to stand
          │                                                   beside what it is about
          = more: ecsctl explain ECS630
        """,
        render(
            Diagnostic.of(RULE, span(file, "value"), "headline")
                .label("a label too long to stand beside what it is about")));
  }

  @Test
  void aPlaceOfSeveralLinesIsShownByItsFirst() {
    SourceFile file = new SourceFile("a.ecs", "x = [  \n  1\n]\n");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:1:5
        1 │ x = [
          │     ^ this list
          = more: ecsctl explain ECS630
        """,
        render(Diagnostic.of(RULE, span(file, "[  \n  1\n]"), "headline").label("this list")));
  }

  @Test
  void theEndOfTheFileIsOneCaret() {
    SourceFile file = new SourceFile("a.ecs", "x {\n");
    assertEquals(
        """
        error[ECS630]: headline
          ┌ a.ecs:2:1
        2 │
          │ ^ expected }
          = more: ecsctl explain ECS630
        """,
        render(Diagnostic.of(RULE, file.span(4, 4), "headline").label("expected }")));
  }

  @Test
  void severalFilesEachWithTheirName() {
    SourceFile one = new SourceFile("one.ecs", "vpc \"main\" {}\n");
    SourceFile two = new SourceFile("two.ecs", "\n".repeat(99) + "vpc \"main\" {}\r\n");
    assertEquals(
        """
        error[ECS630]: headline
            ┌ two.ecs:100:1
        100 │ vpc "main" {}
            │ ^^^^^^^^^^
            ┌ one.ecs:1:1
          1 │ vpc "main" {}
            │ ---------- the first one
            = Detail in full sentences that say why, long enough that they have to be
              broken into two lines.
            = more: ecsctl explain ECS630
        """,
        render(
            Diagnostic.of(RULE, span(two, "vpc \"main\""), "headline")
                .related(span(one, "vpc \"main\""), "the first one")
                .detail(
                    "Detail in full sentences that say why, long enough that they have to be"
                        + " broken into two lines.")));
  }

  @Test
  void aFindingAboutNoPlaceIsAHeadline() {
    assertEquals(
        """
        warning[ECS001]: the directory has no programs
          = fix: write one
          = more: ecsctl explain ECS001
        """,
        render(
            Diagnostic.of(
                    RuleInfo.warning("ECS001", "no-program", "No program"),
                    null,
                    "the directory has no programs")
                .fix("write one")));
  }

  private static final Diagnostic LONG =
      Diagnostic.of(
              RULE,
              null,
              "service.web cannot be reached: say `ecsctl trace internet service.web` to see where"
                  + " its packets end, hop by hop")
          .build();

  /** Whole commands only: somebody will copy them. */
  @Test
  void onATerminalALongHeadlineGoesOnBelowItsBeginning() {
    assertEquals(
        """
        error[ECS630]: service.web cannot be reached: say
                       `ecsctl trace internet service.web` to see where its packets end,
                       hop by hop
          = more: ecsctl explain ECS630
        """,
        DiagnosticText.render(LONG, Palette.PLAIN, PageWidth.ofTerminal(80)));
  }

  /** Programs look for it there. */
  @Test
  void elsewhereAHeadlineIsOneLine() {
    assertEquals(
        "error[ECS630]: " + LONG.headline(),
        DiagnosticText.render(LONG, Palette.PLAIN, PageWidth.ofFile(80))
            .lines()
            .findFirst()
            .orElseThrow());
  }

  @Test
  void everyLineOfALongHeadlineHasItsColour() {
    assertEquals(
        "               \u001b[1mhop by hop\u001b[0m",
        DiagnosticText.render(LONG, Palette.ANSI, PageWidth.ofTerminal(80))
            .lines()
            .skip(2)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void coloursSurroundTextAndNothingElse() {
    SourceFile file = new SourceFile("a.ecs", "x = 1");
    Diagnostic diagnostic = Diagnostic.of(RULE, span(file, "1"), "headline").label("here").build();
    String coloured = DiagnosticText.render(diagnostic, Palette.ANSI, PageWidth.ofTerminal(80));
    assertEquals(
        "\u001b[1;31merror[ECS630]\u001b[0m\u001b[1m: headline\u001b[0m",
        coloured.lines().findFirst().orElseThrow());
    assertEquals(
        DiagnosticText.render(diagnostic, Palette.PLAIN, PageWidth.ofTerminal(80)),
        coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings()
        .withChars("ab =\t\r\n\u001b\u202e\u0301é日ﬀ")
        .withChars('\ud83d', '\ude80')
        .ofMaxLength(200);
  }

  /**
   * Whatever the text and the places in it: no exception, nothing wider than the terminal, nothing
   * that moves the cursor.
   */
  @Property
  void anyTextIsPrintedSafely(
      @ForAll("lines") String text,
      @ForAll @IntRange(max = 200) int a,
      @ForAll @IntRange(max = 200) int b,
      @ForAll @IntRange(max = 200) int c,
      @ForAll @IntRange(min = 40, max = 120) int width) {
    SourceFile file = new SourceFile("a.ecs", text);
    int first = Math.min(a, text.length());
    int second = Math.min(b, text.length());
    int third = Math.min(c, text.length());
    Diagnostic diagnostic =
        Diagnostic.of(
                RULE,
                file.span(Math.min(first, second), Math.max(first, second)),
                "a headline of some words that may not fit into the narrowest of terminals")
            .label("a label of some words that may not fit")
            .related(file.span(Math.min(first, third), Math.max(first, third)), "and a note")
            .build();
    DiagnosticText.render(diagnostic, Palette.PLAIN, PageWidth.ofTerminal(width))
        .lines()
        .forEach(line -> {
          assertTrue(DisplayWidth.of(line) <= width, line);
          assertTrue(line.chars().noneMatch(Character::isISOControl), line);
          assertEquals(-1, line.indexOf('\u202e'));
        });
  }
}
