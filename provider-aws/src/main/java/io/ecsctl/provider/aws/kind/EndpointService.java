package io.ecsctl.provider.aws.kind;

/**
 * Names of the services that VPC endpoints lead to: {@code ecr.api} is short for {@code
 * com.amazonaws.eu-central-1.ecr.api}.
 */
final class EndpointService {
  static final String ATTRIBUTE = "service_name";

  private static final String AMAZON = "com.amazonaws.";

  private EndpointService() {}

  /** Names of other forms, other people's services among them, stay as they are. */
  static String shortened(String service, String region) {
    String prefix = AMAZON + region + ".";
    return service.startsWith(prefix) && !service.startsWith(prefix + "vpce-svc-")
        ? service.substring(prefix.length())
        : service;
  }

  /**
   * In China some services' names begin with {@code cn.com.amazonaws}; they are written in full.
   */
  static String inFull(String service, String region) {
    boolean full =
        service.startsWith(AMAZON) || service.startsWith("cn.") || service.startsWith("aws.");
    return full ? service : AMAZON + region + "." + service;
  }
}
