package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.Optional;
import java.util.Set;

/**
 * Blocks that every Terraform program has and no program of this language: says what takes their
 * place.
 */
final class TerraformBlocks {
  private final Schema schema;
  private final DiagnosticSink sink;

  TerraformBlocks(Schema schema, DiagnosticSink sink) {
    this.schema = schema;
    this.sink = sink;
  }

  /**
   * Whether {@code block} is one, and has been reported.
   *
   * @param broken gets the path of what the block was meant to declare
   */
  boolean report(Body.Block block, Set<String> broken) {
    switch (block.type().text()) {
      case "terraform" ->
          sink.report(
              notHere(block)
                  .detail(
                      "There is no state and so no backend, and one provider. The version of the"
                          + " tool that a program needs is said by required_version in its stack"
                          + " block."));
      case "provider" ->
          sink.report(
              notHere(block)
                  .detail(
                      "Region and tags of all resources stand in the stack block:"
                          + " stack \"NAME\" { region = \"eu-central-1\" }. Credentials come from"
                          + " the environment."));
      case "resource" -> resource(block, broken);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Diagnostic.Builder notHere(Body.Block block) {
    return Diagnostic.of(
            BindingRules.UNKNOWN_BLOCK,
            block.type().span(),
            "there is no %s block here",
            block.type().text())
        .label("leave it out");
  }

  private void resource(Body.Block block, Set<String> broken) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            BindingRules.UNKNOWN_BLOCK,
            block.type().span(),
            "a block begins with its kind, not with \"resource\"");
    if (block.labels().isEmpty()) {
      sink.report(diagnostic.detail("Write: KIND \"NAME\" { … }, for example vpc \"main\" { … }."));
      return;
    }
    Body.Label type = block.labels().getFirst();
    Optional<String> kind =
        TerraformNames.kind(type.text()).filter(name -> schema.kind(name).isPresent());
    block.labels().stream()
        .skip(1)
        .findFirst()
        .ifPresent(name -> {
          broken.add(type.text() + "." + name.text());
          kind.ifPresent(known -> broken.add(known + "." + name.text()));
        });
    kind.ifPresentOrElse(
        known ->
            diagnostic
                .label("write " + known)
                .detail("What %s is, is a %s here, or a part of one.", type.text(), known)
                .fix(
                    "change it to " + known,
                    Edit.replace(
                        type.span().file().span(block.type().span().start(), type.span().end()),
                        known)),
        () ->
            diagnostic.detail(
                "There is no kind for %s. The kinds are: %s.",
                type.text(), String.join(", ", schema.kinds().keySet())));
    sink.report(diagnostic);
  }
}
