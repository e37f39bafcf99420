package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.binding.Handovers;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The {@code moved}, {@code import} and {@code removed} blocks of a program and its modules, held
 * against the resources that there are. What a module says goes for each of its instances.
 */
final class HandoverEvaluator {
  private final ProgramState root;
  private final Map<ResourceAddress, Resource> resources;

  private final Set<SourceSpan> reported = new HashSet<>();
  private final List<Handover.Move> moves = new ArrayList<>();
  private final List<Handover.Adoption> adoptions = new ArrayList<>();
  private final List<Handover.Removal> removals = new ArrayList<>();

  HandoverEvaluator(ProgramState root, Program program) {
    this.root = root;
    this.resources = program.resources();
  }

  Handover evaluate() {
    collect(root);
    return new Handover(moves, adoptions, removals);
  }

  private void collect(ProgramState state) {
    Handovers said = state.bound().handovers();
    said.moved().forEach(moved -> move(moved, state.path()));
    said.imports().forEach(this::adopt);
    said.removed().forEach(removed -> remove(removed, state.path()));
    for (ModuleState module : state.modules()) {
      state.instances(module).forEach(this::collect);
    }
  }

  private void move(Handovers.Moved moved, String path) {
    AddressRange from = moved.from().range().in(path);
    AddressRange to = moved.to().range().in(path);
    moves.add(new Handover.Move(from, to, moved.block().header()));
    if (isDeclared(moved.from(), address -> from.rename(address, to).isPresent(), "moved")) {
      return;
    }
    Optional<ResourceAddress> instance =
        to.single()
            .filter(address -> address.key() != null)
            .filter(address -> !resources.containsKey(address));
    if (instance.isPresent() && hasBlock(to)) {
      report(
          moved.to().span(),
          Diagnostic.of(
                  BindingRules.NO_INSTANCE,
                  moved.to().span(),
                  "there is no %s in this program",
                  instance.get())
              .detail("What is live at %s will be deleted.", from));
    }
  }

  /** Some instance of the block: so it is the key that is not there. */
  private boolean hasBlock(AddressRange range) {
    return resources.keySet().stream()
        .anyMatch(address ->
            address.module().equals(range.module())
                && address.kind().equals(range.kind())
                && address.name().equals(range.name()));
  }

  private void remove(Handovers.Removed removed, String path) {
    AddressRange from = removed.from().range().in(path);
    removals.add(new Handover.Removal(from, removed.destroy(), removed.block().header()));
    isDeclared(removed.from(), from::covers, "removed");
  }

  /** True when the program still has something that is covered, which has been reported. */
  private boolean isDeclared(
      Handovers.Written written, Predicate<ResourceAddress> covered, String what) {
    Optional<Resource> declared =
        resources.values().stream()
            .filter(resource -> covered.test(resource.address()))
            .findFirst();
    declared.ifPresent(resource ->
        report(
            written.span(),
            Diagnostic.of(
                    BindingRules.STILL_DECLARED,
                    written.span(),
                    "%s is %s, but the program still has it",
                    resource.address(),
                    what)
                .detail("Take its block out, or this one.")
                .related(resource.header(), "it is declared here")));
    return declared.isPresent();
  }

  private void adopt(Handovers.Import adopted) {
    SourceSpan span = adopted.to().span();
    Optional<ResourceAddress> to = adopted.to().range().single().filter(resources::containsKey);
    if (to.isEmpty()) {
      if (hasBlock(adopted.to().range())) {
        report(
            span,
            Diagnostic.of(BindingRules.IMPORT, span, "there is no %s in this program", adopted.to())
                .detail("Name the instance that the object shall be, with its key."));
      }
      return;
    }
    Value id = root.expressions().evaluate(adopted.id(), Environment.EMPTY);
    if (id instanceof Value.Unknown(var _, var _, var residual)
        && root.borrowed().waitFor(residual)) {
      return;
    }
    String text = Conversions.text(id);
    if (text != null && !text.isEmpty()) {
      adoptions.add(new Handover.Adoption(to.get(), text, adopted.block().header()));
    } else if (!Poison.is(id)) {
      report(
          adopted.id().span(),
          Diagnostic.of(
                  BindingRules.IMPORT,
                  adopted.id().span(),
                  "id takes the id of an object, not %s",
                  id instanceof Value.Unknown ? "what is only known later" : ValueText.brief(id))
              .detail(
                  "It is what AWS calls the object: an ARN, an id such as vpc-0a1b, or a name where"
                      + " those are unique."));
    }
  }

  /** Once, however often the module is used. */
  private void report(SourceSpan place, Diagnostic.Builder diagnostic) {
    if (reported.add(place)) {
      root.failures().report(diagnostic);
    }
  }
}
