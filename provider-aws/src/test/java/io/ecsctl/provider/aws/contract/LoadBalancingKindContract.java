package io.ecsctl.provider.aws.contract;

import org.junit.jupiter.api.Test;

/** The lives of listeners in front of application and network load balancers. */
interface LoadBalancingKindContract extends Contract {
  String NETWORK =
      """
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "one" {
        for_each          = { a = 10.0.0.0/24, b = 10.0.1.0/24 }
        vpc               = vpc.main
        cidr              = each.value
        availability_zone = "${stack.region}${each.key}"
      }
      security_group "alb" {
        vpc         = vpc.main
        description = "alb"
        ingress { port = 80/tcp, from = [0.0.0.0/0] }
        ingress { port = 443/tcp, from = [0.0.0.0/0] }
      }
      """;

  private KindLife life(String blocks) {
    return new KindLife(aws(), NETWORK + blocks);
  }

  @Test
  default void anApplicationListenerLives() {
    life("""
    load_balancer "web" {
      subnets         = values(subnet.one)
      security_groups = [security_group.alb]
      scheme          = internal
    }
    listener "http" {
      load_balancer = load_balancer.web
      port          = 80/tcp
      default_action { fixed_response { status_code = 404 } }
    }
    """)
        .edit("404", "410", "UPDATE listener.http")
        .edit(
            "80/tcp\n",
            "80/tcp\n server_header = false\n response_headers { x_frame_options = \"DENY\" }\n",
            "UPDATE listener.http")
        .edit(" server_header = false\n", "", "UPDATE listener.http")
        .end();
  }

  /** AWS remembers where the logs went; that says nothing while there are none. */
  @Test
  default void logsThatAreSwitchedOffAreAsGoodAsNone() {
    life("""
    bucket "logs" {}
    load_balancer "web" {
      subnets         = values(subnet.one)
      security_groups = [security_group.alb]
      scheme          = internal
      access_logs { enabled = true, bucket = bucket.logs.name, prefix = "web" }
    }
    """)
        .edit("enabled = true", "enabled = false", "UPDATE load_balancer.web")
        .edit(
            "  access_logs { enabled = false, bucket = bucket.logs.name, prefix = \"web\" }\n", "")
        .end();
  }

  @Test
  default void aListenerPresentsSeveralCertificates() {
    expects(Gap.LISTENER_CERTIFICATES);
    life("""
    certificate "site" {
      for_each    = toset(["one", "two", "three"])
      domain_name = "${each.key}.example.org"
      zones       = []
    }
    load_balancer "web" {
      subnets         = values(subnet.one)
      security_groups = [security_group.alb]
      scheme          = internal
    }
    listener "http" {
      load_balancer = load_balancer.web
      port          = 80/tcp
      default_action { redirect { protocol = "HTTPS", port = "443", status_code = HTTP_301 } }
    }
    listener "https" {
      load_balancer           = load_balancer.web
      port                    = 443/tcp
      certificate             = certificate.site["one"]
      additional_certificates = [certificate.site["two"]]
      default_action { fixed_response { status_code = 404 } }
    }
    """)
        .edit(
            "[certificate.site[\"two\"]]", "[certificate.site[\"three\"]]", "UPDATE listener.https")
        .edit("additional_certificates", "# none:", "UPDATE listener.https")
        .end();
  }

  @Test
  default void aNetworkListenerLives() {
    life("""
    load_balancer "game" {
      type       = network
      subnets    = values(subnet.one)
      scheme     = internal
    }
    target_group "game" {
      vpc         = vpc.main
      target_type = ip
      protocol    = TCP
      port        = 7777/tcp
    }
    listener "game" {
      load_balancer = load_balancer.game
      protocol      = TCP
      port          = 7777/tcp
      default_action { forward = target_group.game }
    }
    """)
        .edit(
            "protocol      = TCP\n",
            "protocol      = TCP\n idle_timeout = 10m\n",
            "UPDATE listener.game")
        .edit("port          = 7777/tcp", "port          = 7778/tcp", "UPDATE listener.game")
        .end();
  }
}
