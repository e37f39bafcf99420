package io.ecsctl.planner.lookup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.LookupRules;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.plan.PlannedLookup;
import io.ecsctl.planner.provider.LookupResult;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about a lookup that went wrong, on its block. */
final class Findings {
  private static final int LISTED = 5;

  private Findings() {}

  static Diagnostic nothing(Lookup lookup, List<String> others) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            LookupRules.NOT_FOUND,
            lookup.header(),
            "%s: there is no %s%s",
            lookup.address(),
            words(lookup),
            filters(lookup));
    List<String> names = others.stream().distinct().sorted().toList();
    if (lookup.arguments().value("name") instanceof Value.Text(var written)) {
      SourceSpan place = lookup.arguments().valueSpan("name");
      Suggestions.nearest(written, names)
          .ifPresentOrElse(
              nearest ->
                  diagnostic
                      .related(place, Suggestions.question(nearest))
                      .fix(
                          "change it to " + nearest,
                          Edit.replace(place, ValueText.quoted(nearest))),
              () -> there(diagnostic, names));
    } else {
      there(diagnostic, names);
    }
    return diagnostic.build();
  }

  private static void there(Diagnostic.Builder diagnostic, List<String> names) {
    diagnostic.detail(
        "%s",
        names.isEmpty()
            ? "Account and region are those of the credentials."
            : "There is: " + listed(names) + ".");
  }

  static Diagnostic several(Lookup lookup, List<Value.ObjectOf> objects) {
    return Diagnostic.of(
            LookupRules.SEVERAL,
            lookup.header(),
            "%s: there are %d %ss%s",
            lookup.address(),
            objects.size(),
            words(lookup),
            filters(lookup))
        .detail(
            "They are %s. Say more about the one that is meant, or write all = true for a list of"
                + " them.",
            listed(objects.stream().map(object -> Called.of(lookup.object(), object)).toList()))
        .build();
  }

  static Diagnostic refused(Lookup lookup, LookupResult.Refused refused) {
    return Diagnostic.of(
            LookupRules.REFUSED,
            lookup.header(),
            "%s cannot be looked up: %s",
            lookup.address(),
            refused.message())
        .note(
            "AWS answered %s to %s".formatted(refused.code(), refused.operation())
                + (refused.requestId().isEmpty() ? "" : ", request " + refused.requestId()))
        .build();
  }

  static Diagnostic invalid(Lookup lookup, String explanation) {
    return Diagnostic.of(
            LookupRules.NOT_FOUND,
            lookup.header(),
            "%s cannot be looked up: %s",
            lookup.address(),
            explanation)
        .build();
  }

  static Diagnostic empty(Lookup lookup) {
    return Diagnostic.of(
            LookupRules.EMPTY,
            lookup.header(),
            "%s: there is no %s%s",
            lookup.address(),
            words(lookup),
            filters(lookup))
        .build();
  }

  /**
   * What is wrong with having found these while a plan is applied; empty when nothing is.
   *
   * @param filters what was looked for
   */
  static String late(
      PlannedLookup lookup, KindSchema object, Value.ObjectOf filters, List<Value.ObjectOf> found) {
    if (lookup.all() || found.size() == 1) {
      return "";
    }
    String what = words(lookup.kind());
    return found.isEmpty()
        ? "there is no " + what + filters(filters)
        : "there are %d %ss%s: %s. Say more about the one that is meant"
            .formatted(
                found.size(),
                what,
                filters(filters),
                listed(found.stream().map(one -> Called.of(object, one)).toList()));
  }

  private static String words(Lookup lookup) {
    return words(lookup.schema().kind());
  }

  private static String words(String kind) {
    return kind.replace('_', ' ');
  }

  private static String filters(Lookup lookup) {
    return filters(lookup.arguments().toValue());
  }

  /** {@code with name = "shared"}; sensitive values stay unseen. */
  private static String filters(Value.ObjectOf arguments) {
    String filters =
        arguments.entries().entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Value.Null))
            .map(entry -> entry.getKey() + " = " + ValueText.of(entry.getValue()))
            .collect(Collectors.joining(", "));
    return filters.isEmpty() ? "" : " with " + filters;
  }

  private static String listed(List<String> names) {
    int more = names.size() - LISTED;
    return names.stream().limit(LISTED).collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
