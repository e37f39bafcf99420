package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Hop;
import io.ecsctl.compiler.reachability.Packet;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import java.util.stream.Collectors;
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
    console.line(
        console.styled(style(path.verdict()), "%-10s".formatted(path.verdict().word()))
            + " "
            + path);
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
      console.line(
          mark + " " + row(console.styled(Style.BOLD, hop.label()), hop.label(), hop.span(), 2));
      for (Hop.Reason reason : hop.reasons()) {
        console.line("    " + row(reason.text(), reason.text(), reason.span(), 4));
      }
    }
    switch (path.verdict()) {
      case Verdict.Proved() -> {}
      case Verdict.Undecided(var reason, var decider) -> {
        console.line("    not decided: " + reason);
        if (!decider.isEmpty()) {
          console.line("    what would decide it: " + decider);
        }
      }
      case Verdict.Blocked(var blocker) -> blocked(blocker);
    }
    console.line("");
  }

  private void blocked(Blocker blocker) {
    switch (blocker) {
      case Blocker.SecurityGroups(var direction, var groups, var nearest, var packet) -> {
        String names =
            groups.stream()
                .map(SecurityGroup::address)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        String text =
            "%s: no %s rule for %s".formatted(names, direction.word(), needed(direction, packet));
        console.line("    " + row(text, text, groups.getFirst().header(), 4));
        nearest.ifPresent(rule -> {
          String near = "nearest: " + rule.block().header().text() + " rule";
          console.line("    " + row(near, near, rule.block().header(), 4));
        });
      }
      case Blocker.NoRoute(var subnet, var table) -> {
        String text =
            table.isPresent()
                ? "%s: no route for it out of %s".formatted(table.get().address(), subnet.address())
                : subnet.address() + " has no route table, only the route inside the VPC";
        console.line(
            "    " + row(text, text, table.map(its -> its.header()).orElse(subnet.header()), 4));
      }
      case Blocker.NoPublicAddress(var owner, var subnet) -> {
        String text =
            "%s leads to an internet gateway, and %s has no public address"
                .formatted(subnet.address(), owner.address());
        console.line("    " + row(text, text, owner.header(), 4));
      }
      case Blocker.Internal(var balancer) -> {
        String text = balancer.address() + " is internal: the internet has no address of it";
        console.line("    " + row(text, text, balancer.body().valueSpan("scheme"), 4));
      }
    }
  }

  private static String needed(SecurityRule.Direction direction, Packet packet) {
    String port = packet.port() + "/" + packet.protocol();
    return packet.peerText().isEmpty()
        ? port
        : port + " " + direction.peers() + " " + packet.peerText();
  }

  /** The text, and at the right where the program says it: below where there is no room beside. */
  private String row(String shown, String plain, @Nullable SourceSpan span, int indent) {
    if (span == null) {
      return shown;
    }
    String place = span.location();
    int gap = console.width() - indent - plain.length() - place.length();
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
    console.line(
        question
            + (paths.isEmpty() ? "" : console.styled(style(verdict), verdict.word()))
            + (counts.isEmpty() || paths.isEmpty() ? counts : ", " + counts)
            + ".");
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
