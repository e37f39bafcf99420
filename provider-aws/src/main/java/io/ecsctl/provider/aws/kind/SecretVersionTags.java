package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.AddressTag;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A revision's {@code secret_versions}. ECS has no place for them, so each is a tag: only to show
 * what was there before, for the content hash says whether anything differs.
 */
final class SecretVersionTags {
  static final String ATTRIBUTE = "secret_versions";

  private static final String PREFIX = StackScope.TAG_PREFIX + "secret:";

  /** ECS takes fifty tags of a hundred and twenty-eight letters; most are for others. */
  private static final int AT_MOST = 20;

  private static final int KEY_LENGTH = 128;

  private SecretVersionTags() {}

  /** Without the versions of secrets that have none yet. */
  static Value.ObjectOf canonical(Value.ObjectOf attributes) {
    if (!(attributes.get(ATTRIBUTE) instanceof Value.Keyed versions)) {
      return attributes;
    }
    SortedMap<String, Value> known = new TreeMap<>(versions.entries());
    known.values().removeIf(Value.Null.class::isInstance);
    return LiveAttributes.of(attributes)
        .put(ATTRIBUTE, known.isEmpty() ? null : new Value.MapOf(Type.STRING, known))
        .build();
  }

  static Tags of(Value.ObjectOf attributes) {
    SortedMap<String, String> tags = new TreeMap<>();
    if (attributes.get(ATTRIBUTE) instanceof Value.Keyed versions) {
      versions
          .entries()
          .forEach((secret, version) -> {
            String key = key(secret);
            String text = Values.text(version);
            if (key != null && text != null && tags.size() < AT_MOST) {
              tags.put(key, text);
            }
          });
    }
    return new Tags(tags);
  }

  /** Null where no tag's key has the letters for it. */
  private static @Nullable String key(String secret) {
    ResourceAddress address = ResourceAddress.parse(secret);
    String key = PREFIX + (address == null ? secret : AddressTag.write(address));
    return key.length() > KEY_LENGTH || (address == null && !secret.matches("[\\w.-]+"))
        ? null
        : key;
  }

  static @Nullable Value live(Tags tags) {
    SortedMap<String, Value> versions = new TreeMap<>();
    tags.all()
        .forEach((key, version) -> {
          if (key.startsWith(PREFIX)) {
            String secret = key.substring(PREFIX.length());
            ResourceAddress address = AddressTag.read(secret);
            versions.put(address == null ? secret : address.toString(), new Value.Text(version));
          }
        });
    return versions.isEmpty() ? null : new Value.MapOf(Type.STRING, versions);
  }
}
