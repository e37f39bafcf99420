package io.ecsctl.provider.aws.policy;

import io.ecsctl.compiler.value.Value;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The two attributes by which a block says a policy document.
 *
 * @param text takes JSON
 * @param block takes the typed document
 */
public record PolicyAttribute(String text, String block) {
  /** Of inline and managed policies. */
  public static final PolicyAttribute DOCUMENT = new PolicyAttribute("document", "policy_document");

  /** Of what carries a policy of its own: buckets, repositories, secrets, file systems. */
  public static final PolicyAttribute RESOURCE = new PolicyAttribute("policy", "policy_document");

  /**
   * The attributes with the document as a block, however it was written. As they are when there is
   * none, when it is not known yet, and when it is no policy.
   */
  public Value.ObjectOf canonical(Value.Keyed attributes) {
    SortedMap<String, Value> canonical = new TreeMap<>(attributes.entries());
    if (attributes.get(block) instanceof Value.Keyed document) {
      canonical.put(block, PolicyDocument.normal(document));
    } else if (attributes.get(text) instanceof Value.Text(var json)) {
      Value.ObjectOf document = PolicyDocument.parse(json);
      if (document != null) {
        canonical.remove(text);
        canonical.put(block, document);
      }
    }
    return new Value.ObjectOf(canonical);
  }

  /** The document that AWS gets; null when the attributes have none. */
  public @Nullable String json(Value.Keyed attributes) {
    return switch (attributes.get(block)) {
      case Value.Keyed document -> PolicyDocument.json(document);
      case Value _ -> attributes.get(text) instanceof Value.Text(var json) ? json : null;
    };
  }

  /** Whether one of {@code names} is about the document. */
  public boolean isAmong(Collection<String> names) {
    return names.contains(text) || names.contains(block);
  }
}
