package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may take a role on. {@code trust} is short for a document that lets some AWS services assume
 * the role; both ways in: a document of that form is shown, and compared, as {@code trust}.
 */
final class TrustPolicy {
  static final String TRUST = "trust";
  static final String DOCUMENT = "assume_role_policy";
  static final String BLOCK = "trust_policy";

  private static final PolicyAttribute POLICY = new PolicyAttribute(DOCUMENT, BLOCK);

  private TrustPolicy() {}

  /**
   * The attributes with the shortest of the three forms that says it all; as they are when the
   * document is not known yet.
   */
  static Value.ObjectOf canonical(Value.ObjectOf attributes) {
    LiveAttributes canonical = LiveAttributes.of(attributes);
    if (attributes.get(TRUST) instanceof Value.Text single) {
      canonical.put(TRUST, set(List.of(single)));
    } else if (attributes.get(TRUST) instanceof Value.Sequence several) {
      canonical.put(TRUST, set(several.elements()));
    }
    if (ValueParts.any(attributes.get(BLOCK), Value.Unknown.class::isInstance)
        || ValueParts.any(attributes.get(BLOCK), Value.Reference.class::isInstance)) {
      return POLICY.canonical(canonical.build());
    }
    String document = POLICY.json(attributes);
    if (document == null) {
      return canonical.build();
    }
    return services(document)
        .map(services ->
            canonical
                .without(DOCUMENT, BLOCK)
                .put(TRUST, set(services.stream().<Value>map(Value.Text::new).toList()))
                .build())
        .orElseGet(() -> POLICY.canonical(canonical.build()));
  }

  private static Value set(List<Value> services) {
    return new Value.SetOf(Type.STRING, services);
  }

  /** The document that IAM gets. */
  static String document(Value.ObjectOf attributes) {
    String document = POLICY.json(attributes);
    if (document != null) {
      return document;
    }
    return Values.texts(attributes, TRUST).stream()
        .sorted()
        .map(service -> '"' + service.replace("\"", "\\\"") + '"')
        .collect(
            Collectors.joining(
                ",",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                    + "\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[",
                "]}}]}"));
  }

  /** Whether one of {@code attributes} is about who may take the role on. */
  static boolean isAmong(Set<String> attributes) {
    return attributes.contains(TRUST) || POLICY.isAmong(attributes);
  }

  /** The services of a document that says nothing else. */
  private static Optional<List<String>> services(String document) {
    Object policy;
    try {
      policy = JsonTree.parse(document);
    } catch (IOException notJson) {
      return Optional.empty();
    }
    if (policy instanceof Map<?, ?> top
        && Set.of("Version", "Statement").containsAll(top.keySet())
        && !"2008-10-17".equals(top.get("Version"))
        && only(top.get("Statement")) instanceof Map<?, ?> statement
        && statement.keySet().equals(Set.of("Effect", "Action", "Principal"))
        && "Allow".equals(statement.get("Effect"))
        && "sts:AssumeRole".equals(only(statement.get("Action")))
        && statement.get("Principal") instanceof Map<?, ?> principal
        && principal.keySet().equals(Set.of("Service"))) {
      Object services = principal.get("Service");
      List<?> listed =
          services instanceof List<?> several ? several : List.of(String.valueOf(services));
      return Optional.of(listed.stream().map(String::valueOf).toList());
    }
    return Optional.empty();
  }

  /** IAM takes a single thing for a list of one, and gives it back as it was written. */
  private static @Nullable Object only(@Nullable Object value) {
    return value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
  }
}
