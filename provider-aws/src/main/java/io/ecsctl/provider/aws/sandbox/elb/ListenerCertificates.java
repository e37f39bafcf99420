package io.ecsctl.provider.aws.sandbox.elb;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveListenerCertificatesResponse;

/** The certificates of secure listeners: the default one, which Describe shows too, and others. */
final class ListenerCertificates {
  private static final String SET = "set";

  private final ElbApi api;

  ListenerCertificates(ElbApi api) {
    this.api = api;
  }

  AddListenerCertificatesResponse add(AddListenerCertificatesRequest request) {
    Listener listener = api.requireListener(request.listenerArn());
    if (listener.certificates().isEmpty()) {
      throw api.invalid("Certificates cannot be added to a listener that is not secure");
    }
    request.certificates().forEach(c -> api.requireCertificate(c.certificateArn()));
    request
        .certificates()
        .forEach(c -> api.certificates().set(listener.listenerArn(), c.certificateArn(), SET));
    return AddListenerCertificatesResponse.builder().certificates(others(listener)).build();
  }

  RemoveListenerCertificatesResponse remove(RemoveListenerCertificatesRequest request) {
    Listener listener = api.requireListener(request.listenerArn());
    request
        .certificates()
        .forEach(c -> api.certificates().remove(listener.listenerArn(), c.certificateArn()));
    return RemoveListenerCertificatesResponse.builder().build();
  }

  DescribeListenerCertificatesResponse describe(DescribeListenerCertificatesRequest request) {
    Listener listener = api.requireListener(request.listenerArn());
    List<Certificate> all = new ArrayList<>();
    listener.certificates().forEach(c -> all.add(c.toBuilder().isDefault(true).build()));
    all.addAll(others(listener));
    var page = api.endpoint().page(all, request.marker(), request.pageSize(), ElbApi.PAGE);
    return DescribeListenerCertificatesResponse.builder()
        .certificates(page.items())
        .nextMarker(page.next())
        .build();
  }

  private List<Certificate> others(Listener listener) {
    return new TreeSet<>(api.certificates().of(listener.listenerArn()).keySet())
        .stream()
            .map(arn -> Certificate.builder().certificateArn(arn).isDefault(false).build())
            .toList();
  }
}
