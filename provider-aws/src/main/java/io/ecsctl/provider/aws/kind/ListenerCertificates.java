package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/**
 * The certificates that a listener presents besides its default one, each to clients that ask for a
 * name of it. They have calls of their own.
 */
final class ListenerCertificates {
  static final String ATTRIBUTE = "additional_certificates";

  private final ElasticLoadBalancingV2Client elb;

  ListenerCertificates(ElasticLoadBalancingV2Client elb) {
    this.elb = elb;
  }

  /**
   * Their ARNs; a listener without a certificate has none, and is not asked.
   *
   * @return empty when the endpoint does not know the call
   */
  Optional<List<String>> read(Listener listener) {
    if (listener.certificates().isEmpty()) {
      return Optional.of(List.of());
    }
    try {
      return Optional.of(
          Call.to(
                  "elasticloadbalancing:DescribeListenerCertificates",
                  () ->
                      elb
                          .describeListenerCertificatesPaginator(
                              r -> r.listenerArn(listener.listenerArn()))
                          .certificates()
                          .stream()
                          .toList())
              .stream()
              .filter(certificate -> !Boolean.TRUE.equals(certificate.isDefault()))
              .map(Certificate::certificateArn)
              .toList());
    } catch (ProviderException failure) {
      if (failure.code().equals(AwsErrors.UNSUPPORTED)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** New ones first: a name that moves from one to another is always answered for. */
  void set(String listener, Collection<String> has, Collection<String> shall) {
    Set<String> added = new TreeSet<>(shall);
    added.removeAll(has);
    if (!added.isEmpty()) {
      Call.to(
          "elasticloadbalancing:AddListenerCertificates",
          () ->
              elb.addListenerCertificates(
                  r -> r.listenerArn(listener).certificates(certificates(added))));
    }
    Set<String> removed = new TreeSet<>(has);
    removed.removeAll(shall);
    if (!removed.isEmpty()) {
      Call.unless(
          Set.of("CertificateNotFound"),
          "elasticloadbalancing:RemoveListenerCertificates",
          () ->
              elb.removeListenerCertificates(
                  r -> r.listenerArn(listener).certificates(certificates(removed))));
    }
  }

  private static List<Certificate> certificates(Collection<String> arns) {
    return arns.stream().map(arn -> Certificate.builder().certificateArn(arn).build()).toList();
  }
}
