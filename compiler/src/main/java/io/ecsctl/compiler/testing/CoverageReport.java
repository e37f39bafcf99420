package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a program its tests came across, in source order.
 *
 * @param resources the blocks of the program; those of its modules and of files of tests are not
 *     among them
 */
public record CoverageReport(List<Block> resources, List<Branch> branches) {
  public CoverageReport {
    resources = List.copyOf(resources);
    branches = List.copyOf(branches);
  }

  /**
   * A resource block.
   *
   * @param made whether any test had at least one resource of it
   * @param asserted whether any assertion looked at one
   */
  public record Block(String path, SourceSpan span, boolean made, boolean asserted) {}

  /**
   * A place where the program goes one way or the other.
   *
   * @param span the expression
   * @param yes whether any test went the first way: true, or some
   * @param no whether any test went the other: false, or none
   */
  public record Branch(SourceSpan span, Kind kind, boolean yes, boolean no) {}

  /** What makes a branch. */
  public enum Kind {
    CONDITIONAL("conditional", "true", "false"),
    FILTER("for … if", "kept", "left out"),
    TEMPLATE("%{ if }", "true", "false"),
    ENABLED("enabled", "true", "false"),
    INSTANCES("count or for_each", "some", "none");

    private final String word;
    private final String yes;
    private final String no;

    Kind(String word, String yes, String no) {
      this.word = word;
      this.yes = yes;
      this.no = no;
    }

    public String word() {
      return word;
    }

    /** The name of the first way. */
    public String yes() {
      return yes;
    }

    /** The name of the other way. */
    public String no() {
      return no;
    }
  }

  static CoverageReport of(
      List<Body> files, Collection<Declaration.Resource> declared, Coverage coverage) {
    Set<String> made = paths(coverage.made());
    Set<String> asserted = paths(coverage.read());
    List<Block> resources =
        declared.stream()
            .filter(resource -> !resource.isData())
            .filter(resource ->
                files.stream().anyMatch(body -> body.span().file().equals(resource.span().file())))
            .map(resource ->
                new Block(
                    resource.path(),
                    resource.span(),
                    made.contains(resource.path()),
                    asserted.contains(resource.path())))
            .toList();
    List<Branch> branches =
        new Branches(files)
            .all().stream()
                .map(place ->
                    new Branch(
                        place.span(),
                        place.kind(),
                        coverage.wasTaken(place.span(), true),
                        coverage.wasTaken(place.span(), false)))
                .toList();
    return new CoverageReport(resources, branches);
  }

  /** Of the program's own resources; those inside of modules belong to other programs. */
  private static Set<String> paths(Set<ResourceAddress> addresses) {
    return addresses.stream()
        .filter(address -> address.module().isEmpty())
        .map(address -> address.blockType() + "." + address.name())
        .collect(Collectors.toSet());
  }

  /** Ways that there are: two a branch. */
  public int ways() {
    return 2 * branches.size();
  }

  /** Ways that were gone. */
  public int waysTaken() {
    return branches.stream().mapToInt(each -> (each.yes() ? 1 : 0) + (each.no() ? 1 : 0)).sum();
  }
}
