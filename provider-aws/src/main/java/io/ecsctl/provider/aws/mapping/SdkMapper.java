package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Values in the schema's names, types and units to the SDK's structures and back. Attributes whose
 * member the structure at hand does not have are passed over both ways, so one schema serves a
 * kind's create, update and attribute calls and its descriptions. Attributes without a member path
 * are the kind's business.
 */
public final class SdkMapper {
  private SdkMapper() {}

  /**
   * Sets every attribute that is there.
   *
   * @param attributes references resolved to text, nothing unknown
   * @return {@code request}
   */
  public static <B extends SdkPojo> B toRequest(
      KindSchema kind, Value.Keyed attributes, B request) {
    return toSdk(kind.body(), attributes, request);
  }

  /**
   * Sets the attributes named, and those that share a structure with one of them, since AWS takes a
   * structure as a whole. One that is named and not there is set back to AWS's default: to the
   * schema's, or to an empty collection; where there is neither, nothing is sent.
   *
   * @return {@code request}
   */
  public static <B extends SdkPojo> B toRequest(
      KindSchema kind, Value.Keyed attributes, B request, Set<String> only) {
    Structure structure = new Structure(request);
    new Writer(true)
        .write(kind.body(), attributes, structure, MemberPath.closure(kind.body(), only));
    structure.complete();
    return request;
  }

  /**
   * The same for the structure of one block: an element of a repeated block that is a call of its
   * own.
   */
  public static <B extends SdkPojo> B toSdk(BlockSchema block, Value.Keyed attributes, B builder) {
    Structure structure = new Structure(builder);
    new Writer(false).write(block, attributes, structure, block.attributes().keySet());
    structure.complete();
    return builder;
  }

  /**
   * What AWS reported, in the schema's terms; what it did not report, and empty collections, are
   * absent.
   */
  public static Value.ObjectOf fromSdk(KindSchema kind, SdkPojo live) {
    return fromSdk(kind.body(), live, Map.of());
  }

  /**
   * The same where the description calls some members differently.
   *
   * @param liveNames the description's path, dotted, by the first member of the attribute's path:
   *     {@code Name} is {@code LoadBalancerName}
   */
  public static Value.ObjectOf fromSdk(
      KindSchema kind, SdkPojo live, Map<String, String> liveNames) {
    return fromSdk(kind.body(), live, liveNames);
  }

  /** The same for the structure of one block. */
  public static Value.ObjectOf fromSdk(
      BlockSchema block, SdkPojo live, Map<String, String> liveNames) {
    return new Reader(liveNames).read(block, live);
  }
}
