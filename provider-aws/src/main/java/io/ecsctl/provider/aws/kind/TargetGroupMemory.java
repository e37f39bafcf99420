package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/**
 * Which attributes a target group was given, as a tag of the group: AWS answers attributes of one
 * group a call, and tags of all groups in pages. The tag is written after the attributes, so that
 * it never claims what was not done.
 *
 * <p>AWS allows 256 characters in a tag's value: letters, digits, spaces and {@code + - = . _ :
 * / @}. What does not fit has no such tag and is read.
 */
final class TargetGroupMemory {
  static final String TAG = StackScope.TAG_PREFIX + "attributes";

  /** Of a group that was given none. */
  static final String NONE = "none";

  private static final int LONGEST = 256;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} +=._:/@-]*");

  private TargetGroupMemory() {}

  /**
   * @param set in any order
   * @return nothing when it does not fit
   */
  static Optional<String> value(List<TargetGroupAttribute> set) {
    String text =
        set.stream()
            .sorted(Comparator.comparing(TargetGroupAttribute::key))
            .map(attribute -> attribute.key() + "=" + attribute.value())
            .collect(Collectors.joining(" "));
    return text.isEmpty()
        ? Optional.of(NONE)
        : Optional.of(text)
            .filter(value -> value.length() <= LONGEST && PLAIN.matcher(value).matches());
  }

  /** The attributes that a group was given, AWS's defaults left out; nothing without the tag. */
  static Optional<DescribeTargetGroupAttributesResponse> read(Tags tags) {
    return Optional.ofNullable(tags.all().get(TAG))
        .map(value ->
            DescribeTargetGroupAttributesResponse.builder().attributes(parsed(value)).build());
  }

  private static List<TargetGroupAttribute> parsed(String value) {
    return Stream.of(value.split(" "))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .map(pair -> TargetGroupAttribute.builder().key(pair[0]).value(pair[1]).build())
        .toList();
  }
}
