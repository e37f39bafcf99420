package io.ecsctl.compiler.reachability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A small network, drawn at random: four subnets of one VPC, groups whose rules are right, nearly
 * right, wrong or not known, and a load balancer with two services.
 *
 * @param tables by subnet: what leads out of it
 * @param groups the rules of {@code security_group.g0} and so on
 * @param instances whether the service is in bridge mode, on instances
 * @param hostPort of the bridge mapping; 0 for a dynamic one
 * @param checkPort of health checks; 0 for the traffic port
 * @param preserve {@code preserve_client_ip}; empty when it is not stated
 * @param endpoint whether logs are reached through an interface endpoint
 */
record RandomNetwork(
    List<Table> tables,
    List<List<Rule>> groups,
    boolean network,
    boolean internal,
    String protocol,
    Member balancer,
    Member tasks,
    Member callers,
    boolean instances,
    int hostPort,
    int checkPort,
    String preserve,
    boolean publicAddress,
    boolean endpoint,
    Member endpointMember) {

  static final int PORT = 8001;
  private static final List<String> PLACES =
      List.of("10.0.0.0/28", "10.0.0.16/28", "10.0.0.32/28", "10.0.0.48/28");
  private static final List<String> PEERS =
      List.of(
          "10.0.0.0/28",
          "10.0.0.16/28",
          "10.0.0.32/28",
          "10.0.0.48/28",
          "10.0.0.0/27",
          "10.0.0.32/27",
          "10.0.0.0/29",
          "10.0.0.8/29",
          "10.0.0.24/29",
          "10.0.0.20/30",
          "10.0.0.37/32",
          "10.0.0.0/24",
          "0.0.0.0/0",
          "0.0.0.0/1",
          "128.0.0.0/1",
          "203.0.113.0/24",
          "198.51.100.7/32");
  private static final List<String> PORTS =
      List.of(
          "8001/tcp",
          "8000-8001/tcp",
          "8002/tcp",
          "8001/udp",
          "443/tcp",
          "80/tcp",
          "32768-65535/tcp",
          "32768-49151/tcp",
          "49152-60999/tcp",
          "50000-65535/tcp",
          "0-65535/tcp",
          "all");

  /** {@code via} of each route: {@code igw}, {@code nat}, {@code tgw}. */
  record Route(String to, String via) {}

  /** {@code routes} of a table of its own; {@code own} false for the main table. */
  record Table(boolean own, List<Route> routes) {}

  /** Peers are blocks, {@code g1}, or {@code pl-1}, of which nobody knows what it holds. */
  record Rule(boolean ingress, String port, List<String> peers) {}

  /** In some subnets, behind some groups; {@code foreign} with one that is not the program's. */
  record Member(List<Integer> subnets, List<Integer> groups, boolean foreign) {}

  static RandomNetwork draw(Random random) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tables.add(table(random, i == 0));
    }
    List<List<Rule>> groups = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<Rule> rules = new ArrayList<>();
      for (int j = random.nextInt(5); j > 0; j--) {
        rules.add(rule(random));
      }
      groups.add(rules);
    }
    boolean network = random.nextInt(3) == 0;
    boolean instances = random.nextInt(3) == 0;
    return new RandomNetwork(
        tables,
        groups,
        network,
        random.nextInt(3) == 0,
        network ? pick(random, List.of("TCP", "UDP")) : "HTTP",
        member(random, List.of(0, 1), network),
        member(random, List.of(2, 3), false),
        member(random, List.of(2, 3), false),
        instances,
        random.nextBoolean() ? 0 : PORT,
        random.nextInt(3) == 0 ? 8002 : 0,
        network ? pick(random, List.of("", "true", "false")) : "",
        random.nextBoolean(),
        random.nextInt(3) == 0,
        member(random, List.of(1, 2), false));
  }

  private static Table table(Random random, boolean open) {
    List<Route> routes = new ArrayList<>();
    if (open) {
      routes.add(new Route("0.0.0.0/0", "igw"));
      return new Table(true, routes);
    }
    if (random.nextInt(6) == 0) {
      return new Table(false, routes);
    }
    for (String to : List.of("0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "203.0.113.0/24")) {
      if (random.nextInt(to.equals("0.0.0.0/0") ? 2 : 5) == 0) {
        routes.add(new Route(to, pick(random, List.of("igw", "nat", "nat", "tgw"))));
      }
    }
    return new Table(true, routes);
  }

  private static Rule rule(Random random) {
    List<String> peers = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int kind = random.nextInt(20);
      String peer = kind == 0 ? "pl-1" : kind < 7 ? "g" + random.nextInt(4) : pick(random, PEERS);
      if (!peers.contains(peer)) {
        peers.add(peer);
      }
    }
    return new Rule(random.nextBoolean(), pick(random, PORTS), peers);
  }

  private static Member member(Random random, List<Integer> subnets, boolean bare) {
    List<Integer> in = random.nextBoolean() ? subnets : List.of(pick(random, subnets));
    List<Integer> groups = new ArrayList<>();
    if (!bare || random.nextBoolean()) {
      groups.add(random.nextInt(4));
      int other = random.nextInt(8);
      if (other < 4 && !groups.contains(other)) {
        groups.add(other);
      }
    }
    return new Member(in, groups, !groups.isEmpty() && random.nextInt(12) == 0);
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** The network as a program. */
  String text() {
    StringBuilder out = new StringBuilder("stack \"t\" { region = \"eu-central-1\" }\n");
    out.append("vpc \"main\" {\n  cidr = 10.0.0.0/24\n  enable_dns_hostnames = true\n}\n");
    out.append("internet_gateway \"main\" { vpc = vpc.main }\nelastic_ip \"nat\" {}\n");
    out.append("nat_gateway \"main\" {\n  subnet = subnet.s0\n  elastic_ip = elastic_ip.nat\n}\n");
    for (int i = 0; i < 4; i++) {
      out.append(
          "subnet \"s%d\" {\n  vpc = vpc.main\n  cidr = %s\n  availability_zone = \"eu-central-1%s\"\n}\n"
              .formatted(i, PLACES.get(i), i % 2 == 0 ? "a" : "b"));
      if (tables.get(i).own()) {
        out.append(
            "route_table \"t%d\" {\n  vpc = vpc.main\n  subnets = [subnet.s%d]\n".formatted(i, i));
        for (Route route : tables.get(i).routes()) {
          String via =
              switch (route.via()) {
                case "igw" -> "internet_gateway.main";
                case "nat" -> "nat_gateway.main";
                default -> "\"tgw-1\"";
              };
          out.append("  route { to = %s, via = %s }\n".formatted(route.to(), via));
        }
        out.append("}\n");
      }
      out.append(
          "security_group \"g%d\" {\n  vpc = vpc.main\n  description = \"g\"\n".formatted(i));
      for (Rule rule : groups.get(i)) {
        out.append(
            "  %s { %s, %s = [%s] }\n"
                .formatted(
                    rule.ingress() ? "ingress" : "egress",
                    rule.port().equals("all") ? "protocol = all" : "port = " + rule.port(),
                    rule.ingress() ? "from" : "to",
                    rule.peers().stream()
                        .map(RandomNetwork::peer)
                        .collect(Collectors.joining(", "))));
      }
      out.append("}\n");
    }
    out.append(
        "load_balancer \"lb\" {\n  type = %s\n  scheme = %s\n%s}\n"
            .formatted(
                network ? "network" : "application",
                internal ? "internal" : "internet-facing",
                place(balancer)));
    out.append(
        "target_group \"tg\" {\n  vpc = vpc.main\n  target_type = %s\n  port = 80/tcp\n  protocol = %s\n%s%s}\n"
            .formatted(
                instances ? "instance" : "ip",
                protocol,
                preserve.isEmpty() ? "" : "  preserve_client_ip = " + preserve + "\n",
                checkPort == 0 ? "" : "  health_check { port = " + checkPort + "/tcp }\n"));
    out.append(
        "listener \"l\" {\n  load_balancer = load_balancer.lb\n  protocol = %s\n  port = 80\n  default_action { forward = target_group.tg }\n}\n"
            .formatted(protocol));
    out.append("cluster \"c\" {}\nlog_group \"logs\" {}\n");
    out.append(service("web", tasks, true));
    out.append(service("caller", callers, false));
    if (endpoint) {
      out.append(
          "vpc_endpoint \"logs\" {\n  vpc = vpc.main\n  type = Interface\n  service_name = \"logs\"\n  private_dns_enabled = true\n%s}\n"
              .formatted(place(endpointMember)));
    }
    return out.toString();
  }

  private String service(String name, Member member, boolean served) {
    boolean onInstances = served && instances;
    String udp = protocol.equals("UDP") ? "udp" : "tcp";
    String mapping =
        !served
            ? ""
            : "    port_mapping { container_port = %d/%s%s }\n"
                .formatted(PORT, udp, onInstances ? ", host_port = " + hostPort : "");
    String task =
        "task_definition \"%s\" {\n  requires_compatibilities = [%s]\n  network_mode = %s\n%s  container \"app\" {\n    image = \"nginx:1\"\n%s    log_group = log_group.logs\n%s  }\n}\n"
            .formatted(
                name,
                onInstances ? "EC2" : "FARGATE",
                onInstances ? "bridge" : "awsvpc",
                onInstances ? "" : "  cpu = 256cpu\n  memory = 512MiB\n",
                onInstances ? "    memory = 512MiB\n" : "",
                mapping);
    String where =
        onInstances
            ? "  capacity_provider_strategy { capacity_provider = capacity_provider.cp, weight = 1"
                + " }\n"
            : "  launch_type = FARGATE\n"
                + place(member)
                + "  assign_public_ip = "
                + (publicAddress ? "ENABLED" : "DISABLED")
                + "\n";
    String capacity =
        onInstances
            ? "launch_template \"lt\" {\n"
                + "  image = al2023\n"
                + "  instance_type = \"m7i.large\"\n"
                + "  security_groups = ["
                + groupsOf(member)
                + "]\n"
                + "  ecs_agent { cluster = cluster.c }\n"
                + "}\n"
                + "auto_scaling_group \"asg\" {\n"
                + "  launch_template = launch_template.lt\n"
                + "  min_size = 1\n"
                + "  max_size = 2\n"
                + "  subnets = ["
                + subnetsOf(member)
                + "]\n}\ncapacity_provider \"cp\" { auto_scaling_group = auto_scaling_group.asg }\n"
            : "";
    return task
        + capacity
        + "service \"%s\" {\n  cluster = cluster.c\n  task_definition = task_definition.%s\n  desired_count = 1\n%s%s}\n"
            .formatted(
                name,
                name,
                where,
                served
                    ? "  load_balancer {\n"
                        + "    target_group = target_group.tg\n"
                        + "    container = \"app\"\n"
                        + "    port = "
                        + PORT
                        + "\n  }\n"
                    : "");
  }

  private static String place(Member member) {
    return "  subnets = [%s]\n%s"
        .formatted(
            subnetsOf(member),
            member.groups().isEmpty() ? "" : "  security_groups = [" + groupsOf(member) + "]\n");
  }

  private static String subnetsOf(Member member) {
    return member.subnets().stream().map(i -> "subnet.s" + i).collect(Collectors.joining(", "));
  }

  private static String groupsOf(Member member) {
    return member.groups().stream()
            .map(i -> "security_group.g" + i)
            .collect(Collectors.joining(", "))
        + (member.foreign() ? ", \"sg-0f0f0f0f\"" : "");
  }

  private static String peer(String peer) {
    return peer.startsWith("g")
        ? "security_group." + peer
        : peer.startsWith("pl-") ? "\"" + peer + "\"" : peer;
  }
}
