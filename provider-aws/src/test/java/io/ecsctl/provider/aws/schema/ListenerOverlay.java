package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
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
        .reference("arn", "certificate")
        .doc("The certificate that HTTPS and TLS present.");
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
    listener
        .add("", "additional_certificates")
        .references("arn", "certificate")
        .doc("More certificates: a client gets the one for the name that it asks for.");
    Elb.attribute(listener, "idle_timeout", "tcp.idle_timeout.seconds")
        .duration(Unit.SECONDS)
        .range(60, 6000)
        .fallbackSeconds(350)
        .doc("TCP: how long a connection may be silent.");
    Elb.attribute(listener, "server_header", "routing.http.response.server.enabled")
        .bool()
        .fallback(true)
        .doc("HTTP and HTTPS: whether answers name the load balancer as the server.");
    responseHeaders(listener);
    requestHeaders(listener);
    describe(listener);
    return listener;
  }

  /** Header fields that the load balancer puts into answers, or over those that are there. */
  private static void responseHeaders(KindOverlay listener) {
    listener
        .group("", "response_headers")
        .doc("HTTP and HTTPS: header fields that answers get, over what the target says.");
    for (String header :
        new String[] {
          "strict_transport_security",
          "access_control_allow_origin",
          "access_control_allow_methods",
          "access_control_allow_headers",
          "access_control_allow_credentials",
          "access_control_expose_headers",
          "access_control_max_age",
          "content_security_policy",
          "x_content_type_options",
          "x_frame_options"
        }) {
      Elb.attribute(
              listener,
              "response_headers",
              header,
              "routing.http.response." + header + ".header_value")
          .fallback("");
    }
  }

  /** The names under which the load balancer tells targets about TLS. */
  private static void requestHeaders(KindOverlay listener) {
    listener
        .group("", "request_headers")
        .doc("HTTPS: other names for the header fields that tell targets about TLS.");
    for (String header :
        new String[] {
          "mtls_clientcert_serial_number",
          "mtls_clientcert_issuer",
          "mtls_clientcert_subject",
          "mtls_clientcert_validity",
          "mtls_clientcert_leaf",
          "mtls_clientcert",
          "tls_version",
          "tls_cipher_suite"
        }) {
      Elb.attribute(
              listener,
              "request_headers",
              header,
              "routing.http.request.x_amzn_" + header + ".header_name")
          .computed();
    }
  }

  private static void describe(KindOverlay listener) {
    listener.at("LoadBalancerArn").doc("The load balancer that listens.");
    listener.at("Port").doc("The port that clients connect to.");
    listener.at("SslPolicy").doc("Which TLS versions and ciphers clients may use.");
    listener.at("AlpnPolicy").doc("Which protocols a TLS listener offers.");
    listener.at("MutualAuthentication").doc("Whether clients have to show a certificate.");
  }
}
