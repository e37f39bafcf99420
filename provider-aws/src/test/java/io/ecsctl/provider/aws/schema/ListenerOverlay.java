package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;

/** A {@code listener} block. */
final class ListenerOverlay {
  private ListenerOverlay() {}

  static KindOverlay overlay() {
    KindOverlay listener =
        Elb.kind("listener", "CreateListener", CreateListenerRequest.builder())
            .doc("A port on which a load balancer takes requests.")
            .replacedBy("LoadBalancerArn");
    listener
        .at("LoadBalancerArn")
        .name("load_balancer")
        .reference("arn", "load_balancer")
        .required();
    listener.at("Port").required();
    listener
        .at("Protocol")
        .computed()
        .doc("HTTPS when there is a certificate, else HTTP, when it is not stated.");
    listener.at("SslPolicy").computed();
    listener.at("Certificates").flatten();
    listener
        .at("Certificates.CertificateArn")
        .name("certificate")
        .pattern("arn:.*")
        .doc("The ARN of the certificate that HTTPS and TLS present.");
    listener.exclude("Certificates.IsDefault", "CreateListener refuses it");
    listener
        .at("DefaultActions")
        .name("default_action")
        .required()
        .doc("What happens to a request that no rule takes.");
    Elb.actions(listener, "DefaultActions");
    listener
        .at("AlpnPolicy")
        .words("HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None");
    listener.at("MutualAuthentication").computed();
    listener.at("MutualAuthentication.Mode").words("off", "passthrough", "verify").fallback("off");
    listener.at("MutualAuthentication.TrustStoreArn").name("trust_store");
    listener.at("MutualAuthentication.IgnoreClientCertificateExpiry").computed();
    listener.at("MutualAuthentication.AdvertiseTrustStoreCaNames").computed();
    listener.exclude("MutualAuthentication.TrustStoreAssociationStatus", "AWS reports it");
    describe(listener);
    return listener;
  }

  private static void describe(KindOverlay listener) {
    listener.at("LoadBalancerArn").doc("The load balancer that listens.");
    listener.at("Port").doc("The port that clients connect to.");
    listener.at("SslPolicy").doc("Which TLS versions and ciphers clients may use.");
    listener.at("AlpnPolicy").doc("Which protocols a TLS listener offers.");
    listener.at("MutualAuthentication").doc("Whether clients have to show a certificate.");
  }
}
