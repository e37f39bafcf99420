package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.naming.Certificates;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CertificateNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The region's load balancing objects by ARN, and what their operations share. */
final class ElbApi {
  static final int PAGE = 400;

  private final Endpoint endpoint;

  ElbApi(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Backend backend() {
    return endpoint.backend();
  }

  Table<LoadBalancer> balancers() {
    return backend().table("elb.load-balancer", LoadBalancer::builder);
  }

  Table<TargetGroup> groups() {
    return backend().table("elb.target-group", TargetGroup::builder);
  }

  Table<Listener> listeners() {
    return backend().table("elb.listener", Listener::builder);
  }

  Table<Rule> rules() {
    return backend().table("elb.rule", Rule::builder);
  }

  /** What was set of the attributes of load balancers, target groups and listeners. */
  Attributes attributes() {
    return backend().attributes("load balancing attributes");
  }

  /** The certificates of listeners besides the default ones, by ARN. */
  Attributes certificates() {
    return backend().attributes("listener certificates");
  }

  /** Of ACM, in this region, and issued; one of IAM's is taken to be there. */
  void requireCertificate(String arn) {
    if (!arn.split(":", 6)[2].equals("acm")) {
      return;
    }
    CertificateDetail certificate =
        new Certificates(backend())
            .find(arn)
            .orElseThrow(() ->
                endpoint.error(
                    CertificateNotFoundException.builder(),
                    "CertificateNotFound",
                    "Certificate '%s' not found",
                    arn));
    if (certificate.status() != CertificateStatus.ISSUED) {
      throw endpoint.error(
          "UnsupportedCertificate",
          "The certificate '%s' must have a fully-qualified domain name, a supported signature, and"
              + " a supported key size.",
          arn);
    }
  }

  LoadBalancer requireBalancer(@Nullable String arn) {
    return balancers()
        .find(arn)
        .orElseThrow(() ->
            endpoint.error(
                LoadBalancerNotFoundException.builder(),
                "LoadBalancerNotFound",
                "Load balancer '%s' not found",
                arn));
  }

  TargetGroup requireGroup(@Nullable String arn) {
    return groups()
        .find(arn)
        .orElseThrow(() ->
            endpoint.error(
                TargetGroupNotFoundException.builder(),
                "TargetGroupNotFound",
                "Target groups '%s' not found",
                arn));
  }

  Listener requireListener(@Nullable String arn) {
    return listeners()
        .find(arn)
        .orElseThrow(() ->
            endpoint.error(
                ListenerNotFoundException.builder(),
                "ListenerNotFound",
                "Listener '%s' not found",
                arn));
  }

  Rule requireRule(@Nullable String arn) {
    return rules()
        .find(arn)
        .orElseThrow(() ->
            endpoint.error(
                RuleNotFoundException.builder(), "RuleNotFound", "Rule '%s' not found", arn));
  }

  AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error("ValidationError", message, values);
  }

  AwsServiceException misconfigured(String message) {
    return endpoint.error(
        InvalidConfigurationRequestException.builder(), "InvalidConfigurationRequest", message);
  }

  void tag(String arn, List<Tag> tags) {
    backend().tags().add(arn, tags, Tag::key, Tag::value);
  }

  /**
   * Names of load balancers and target groups: at most 32 letters, digits and hyphens, none at the
   * ends.
   */
  void checkName(String what, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw invalid("%s name must not be empty", what);
    }
    if (name.length() > 32) {
      throw invalid("%s name '%s' cannot be longer than '32' characters", what, name);
    }
    if (!name.matches("[a-zA-Z0-9-]+")) {
      throw invalid(
          "%s name '%s' can only contain characters that are alphanumeric characters and"
              + " hyphens(-)",
          what, name);
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      throw invalid("%s name '%s' cannot begin or end with a hyphen(-)", what, name);
    }
  }
}
