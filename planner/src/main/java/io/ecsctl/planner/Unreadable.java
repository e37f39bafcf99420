package io.ecsctl.planner;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.program.AccountRules;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What cannot be planned because the credentials may not read its kind. To take it for absent would
 * be to create it a second time.
 */
final class Unreadable {
  private final Program program;
  private final Snapshot snapshot;
  private final Selection selection;

  Unreadable(Program program, Snapshot snapshot, Selection selection) {
    this.program = program;
    this.snapshot = snapshot;
    this.selection = selection;
  }

  private List<Resource> resources() {
    return program.resources().values().stream()
        .filter(resource -> snapshot.unread().containsKey(resource.address().kind()))
        .toList();
  }

  private boolean isExcluded(ResourceAddress address) {
    return selection.excludes().stream().anyMatch(range -> range.covers(address));
  }

  /**
   * On each resource, unless it is excluded anyway; and a warning for each kind of which the
   * program has none.
   */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> diagnostics = new ArrayList<>();
    snapshot.unread().forEach((kind, refused) -> diagnostics.addAll(of(kind, refused)));
    return diagnostics;
  }

  private List<Diagnostic> of(String kind, ProviderException refused) {
    List<Resource> resources =
        resources().stream().filter(r -> r.address().kind().equals(kind)).toList();
    if (resources.isEmpty()) {
      return List.of(
          Diagnostic.of(
                  AccountRules.UNREADABLE,
                  null,
                  "%s blocks of this stack that may be live stay as they are: %s",
                  kind,
                  withoutStop(refused.explanation()))
              .note(source(refused))
              .build()
              .withSeverity(Severity.WARNING));
    }
    return resources.stream()
        .filter(resource -> !isExcluded(resource.address()))
        .map(resource ->
            Diagnostic.of(
                    AccountRules.UNREADABLE,
                    resource.header(),
                    "%s cannot be planned: %s",
                    resource.address(),
                    withoutStop(refused.explanation()))
                .detail(
                    "It may exist, so it is not created either. To plan the rest alone, say"
                        + " --exclude %s.",
                    resource.address())
                .note(source(refused))
                .build())
        .toList();
  }

  /** The selection without what cannot be planned. */
  Selection without() {
    List<AddressRange> excludes = new ArrayList<>(selection.excludes());
    for (Resource resource : resources()) {
      if (!isExcluded(resource.address())) {
        excludes.add(
            new AddressRange(
                resource.address().module(),
                resource.address().kind(),
                resource.address().name(),
                resource.address().key()));
      }
    }
    return new Selection(
        selection.targets(), excludes, selection.replaces(), selection.refreshOnly());
  }

  private static String source(ProviderException refused) {
    return "%s answered %s".formatted(refused.operation(), refused.code())
        + (refused.requestId().isEmpty() ? "" : ", request id " + refused.requestId());
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
