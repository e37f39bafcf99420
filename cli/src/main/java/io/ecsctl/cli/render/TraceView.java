package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.diagnostic.TextWrap;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Hop;
import io.ecsctl.compiler.reachability.Packet;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Paths, hop by hop: what each hop is, where the program says so, and why the packet gets there.
 */
public final class TraceView {
  private final Console console;

  public TraceView(Console console) {
    this.console = console;
  }

  /**
   * @param from empty for all paths of a program, which are shown one a line
   * @param verdict of all of them together
   */
  public void print(String from, String to, Verdict verdict, List<Path> paths) {
    if (from.isEmpty()) {
      paths.forEach(this::line);
    } else {
      for (Path path : paths) {
        hops(path);
      }
    }
    summary(from, to, verdict, paths);
  }

  private void line(Path path) {
    String verdict = "%-11s".formatted(path.verdict().word());
    String way = path.inFull();
    List<String> lines =
        wraps() ? TextWrap.fill(parts(way), console.width() - verdict.length()) : List.of(way);
    console.line(
        console.styled(style(path.verdict()), verdict)
            + String.join("\n" + " ".repeat(verdict.length()), lines));
  }

  /**
   * A hop stays in one piece, and so does what blocks; what is not decided is a sentence. What
   * comes behind the last hop begins with a space of its own.
   */
  private static List<String> parts(String way) {
    return Arrays.stream(way.split(" (?=→ | [✗?(])"))
        .flatMap(part ->
            part.startsWith(" ? ") ? Arrays.stream(part.split("(?<=\\S) ")) : Stream.of(part))
        .toList();
  }

  /** On a terminal text is broken between words; elsewhere programs look for lines. */
  private boolean wraps() {
    return console.page().wrapsHeadlines();
  }

  private void hops(Path path) {
    for (int i = 0; i < path.hops().size(); i++) {
      Hop hop = path.hops().get(i);
      boolean last = i == path.hops().size() - 1;
      String mark =
          !last || path.verdict() instanceof Verdict.Proved
              ? console.styled(Style.OK, "✓")
              : path.verdict() instanceof Verdict.Blocked
                  ? console.styled(Style.ERROR, "✗")
                  : console.styled(Style.WARNING, "?");
      console.line(mark + " " + row(Style.BOLD, hop.label(), hop.span(), 2));
      for (Hop.Reason reason : hop.reasons()) {
        because(reason.text(), reason.span());
      }
    }
    switch (path.verdict()) {
      case Verdict.Proved() -> {}
      case Verdict.Undecided(var reason, var decider) -> {
        because("not decided: " + reason, null);
        if (!decider.isEmpty()) {
          because("what would decide it: " + decider, null);
        }
      }
      case Verdict.Blocked(var blocker) -> blocked(blocker, path);
    }
    path.missed().ifPresent(end -> console.line(console.styled(Style.DIM, "· " + end)));
    console.line("");
  }

  private void blocked(Blocker blocker, Path path) {
    String end = path.missed().orElse(Hop.INTERNET.label());
    switch (blocker) {
      case Blocker.SecurityGroups(var direction, var groups, var nearest, var packet) -> {
        String names =
            groups.stream()
                .map(SecurityGroup::address)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        String text =
            "%s: no %s rule for %s"
                .formatted(names, direction.word(), needed(direction, packet, end));
        because(text, groups.getFirst().header());
        nearest
            .map(rule -> rule.block().header())
            .ifPresent(rule -> because("nearest: " + rule.text() + " rule", rule));
      }
      case Blocker.NoRoute(var subnet, var table) -> {
        String text =
            table.isPresent()
                ? "%s: no route to %s out of %s"
                    .formatted(table.get().address(), end, subnet.address())
                : subnet.address() + " has no route table, only the route inside the VPC";
        because(text, table.map(its -> its.header()).orElse(subnet.header()));
      }
      case Blocker.NoPublicAddress(var owner, var subnet) -> {
        String text =
            "%s leads to an internet gateway, and %s has no public address"
                .formatted(subnet.address(), owner.address());
        because(text, owner.header());
      }
      case Blocker.Internal(var balancer) -> {
        String text = balancer.address() + " is internal: the internet has no address of it";
        because(text, balancer.body().valueSpan("scheme"));
      }
    }
  }

  private static String needed(SecurityRule.Direction direction, Packet packet, String end) {
    String port = packet.port() + "/" + packet.protocol();
    String peer =
        !packet.peerText().isEmpty()
            ? packet.peerText()
            : direction == SecurityRule.Direction.EGRESS ? end : "";
    return peer.isEmpty() ? port : port + " " + direction.peers() + " " + peer;
  }

  /** What is said of the hop above. */
  private void because(String text, @Nullable SourceSpan span) {
    console.line("    " + row(Style.PLAIN, text, span, 4));
  }

  /** The text, and at the right where the program says it: below where there is no room beside. */
  private String row(Style style, String text, @Nullable SourceSpan span, int indent) {
    List<String> lines = wraps() ? TextWrap.lines(text, console.width() - indent) : List.of(text);
    String shown =
        lines.stream()
            .map(line -> console.styled(style, line))
            .collect(Collectors.joining("\n" + " ".repeat(indent)));
    if (span == null) {
      return shown;
    }
    String place = span.location();
    int gap = console.width() - indent - lines.getLast().length() - place.length();
    String space =
        gap < 2
            ? "\n" + " ".repeat(Math.max(indent + 2, console.width() - place.length()))
            : " ".repeat(gap);
    return shown + space + console.styled(Style.DIM, place);
  }

  private void summary(String from, String to, Verdict verdict, List<Path> paths) {
    long proved = count(paths, Verdict.Proved.class);
    long blocked = count(paths, Verdict.Blocked.class);
    long undecided = count(paths, Verdict.Undecided.class);
    String counts =
        paths.isEmpty()
            ? "nothing has to get anywhere in this program"
            : paths.size() == 1
                ? ""
                : "%d paths: %d proved, %d blocked, %d undecided"
                    .formatted(paths.size(), proved, blocked, undecided);
    String question = from.isEmpty() ? "" : from + " → " + to + ": ";
    String words = paths.isEmpty() ? "" : verdict.word();
    String rest = (counts.isEmpty() || paths.isEmpty() ? counts : ", " + counts) + ".";
    // Two lines where one is too short for both, rather than one that is broken in a word.
    boolean two = wraps() && (question + words + rest).length() > console.width();
    console.line(
        question
            + console.styled(style(verdict), words)
            + (two ? rest.replaceFirst(", ", ",\n") : rest));
  }

  private static long count(List<Path> paths, Class<? extends Verdict> kind) {
    return paths.stream().filter(path -> kind.isInstance(path.verdict())).count();
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved() -> Style.OK;
      case Verdict.Blocked _ -> Style.ERROR;
      case Verdict.Undecided _ -> Style.WARNING;
    };
  }
}
