package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words for the newest ECS-optimised images: each stands for the public parameter that AWS keeps
 * the image's id in. EC2 looks the parameter up at each launch, so a program names no id that ages.
 *
 * <p>Source: Amazon ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata".
 */
public final class EcsImages {
  private static final String ALIAS = "resolve:ssm:/aws/service/";
  private static final String ATTRIBUTE = "image";
  private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

  static {
    linux("al2023", "amazon-linux-2023");
    linux("al2023-arm64", "amazon-linux-2023/arm64");
    linux("al2023-gpu", "amazon-linux-2023/gpu");
    linux("al2023-neuron", "amazon-linux-2023/neuron");
    linux("al2", "amazon-linux-2");
    linux("al2-arm64", "amazon-linux-2/arm64");
    linux("al2-gpu", "amazon-linux-2/gpu");
    windows("windows-2022-full", "2022-English-Full");
    windows("windows-2022-core", "2022-English-Core");
    windows("windows-2025-full", "2025-English-Full");
    windows("windows-2025-core", "2025-English-Core");
  }

  private EcsImages() {}

  private static void linux(String word, String path) {
    PARAMETERS.put(word, ALIAS + "ecs/optimized-ami/" + path + "/recommended/image_id");
  }

  private static void windows(String word, String release) {
    PARAMETERS.put(
        word, ALIAS + "ami-windows-latest/Windows_Server-" + release + "-ECS_Optimized/image_id");
  }

  /** In the order in which they are listed to users. */
  public static List<String> words() {
    return List.copyOf(PARAMETERS.keySet());
  }

  /** What EC2 takes for a word; anything else is that already. */
  static @Nullable String sent(@Nullable String image) {
    return image == null ? null : Objects.requireNonNullElse(PARAMETERS.get(image), image);
  }

  /** With the parameter in place of the word. */
  static Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return attributes.get(ATTRIBUTE) instanceof Value.Text(var image)
        ? LiveAttributes.of(attributes).text(ATTRIBUTE, sent(image)).build()
        : attributes;
  }
}
