package io.ecsctl.provider.aws.sandbox.ec2;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/** Images of machines. The sandbox has no list of those that exist: all do but one. */
public final class MachineImages {
  private static final String MISSING = "ami-00000000000000000";

  private MachineImages() {}

  public static boolean exists(String id) {
    return !id.equals(MISSING);
  }

  /** Those asked for by filter; without one there is nothing to list. */
  static DescribeImagesResponse describe(DescribeImagesRequest request) {
    Stream<String> asked =
        request.filters().stream()
            .filter(filter -> filter.name().equals("image-id"))
            .map(Filter::values)
            .flatMap(values -> values.stream());
    return DescribeImagesResponse.builder()
        .images(
            asked
                .filter(MachineImages::exists)
                .map(id -> Image.builder().imageId(id).build())
                .toList())
        .build();
  }
}
