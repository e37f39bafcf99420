package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The lives of names in others' zones, and of certificates that are proved there. */
interface DnsKindContract extends KindContract {
  /** A zone that somebody else keeps. */
  private String zone(String name) {
    String id =
        aws().dns().createHostedZone(r -> r.name(name).callerReference(name)).hostedZone().id();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private List<ResourceRecordSet> records(String zone, String name) {
    return records(zone).filter(record -> record.name().equals(name + ".")).toList();
  }

  private Stream<ResourceRecordSet> records(String zone) {
    return aws()
        .dns()
        .listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone))
        .resourceRecordSets()
        .stream();
  }

  private void put(String zone, String name, String value) {
    Change change =
        Change.builder()
            .action(ChangeAction.UPSERT)
            .resourceRecordSet(r ->
                r.name(name)
                    .type("TXT")
                    .ttl(60L)
                    .resourceRecords(
                        software.amazon.awssdk.services.route53.model.ResourceRecord.builder()
                            .value(value)
                            .build()))
            .build();
    aws()
        .dns()
        .changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
  }

  private static String text(String zone, String name) {
    return """
    data zone "main" { name = "%s" }
    dns_record "text" {
      zone   = data.zone.main
      name   = "%s"
      type   = TXT
      ttl    = 5m
      values = ["hello world", "v=spf1 -all"]
    }
    """
        .formatted(zone, name);
  }

  @Test
  default void aRecordLives() {
    String domain = Network.name("zone") + ".example";
    String zone = zone(domain);
    KindLife life =
        life(text(domain, "_Note." + domain))
            .edit("5m", "10m", "UPDATE dns_record.text")
            .edit("\"hello world\", ", "\"hello\", \"you\", ", "UPDATE dns_record.text")
            .edit("_Note.", "_other.", "REPLACE dns_record.text");
    assertEquals(1, records(zone, "_other." + domain).size());
    life.end();
    assertEquals(List.of(), records(zone, "_other." + domain));
  }

  @Test
  default void severalRecordsShareAName() {
    String domain = Network.name("zone") + ".example";
    zone(domain);
    life("""
    data zone "main" { name = "%s" }
    dns_record "app" {
      for_each       = { blue = 10, green = 90 }
      zone           = data.zone.main
      name           = "*.app.%s"
      type           = A
      ttl            = 1m
      set_identifier = each.key
      weight         = each.value
      values         = ["192.0.2.1"]
    }
    """
            .formatted(domain, domain))
        .edit(
            "blue = 10, green = 90",
            "blue = 20, green = 80",
            "UPDATE dns_record.app[\"blue\"]",
            "UPDATE dns_record.app[\"green\"]")
        .edit(", green = 80", "", "DELETE dns_record.app[\"green\"]")
        .end();
  }

  @Test
  default void anAliasFollowsItsLoadBalancer() {
    String domain = Network.name("zone") + ".example";
    zone(domain);
    String balancer = network().balancer(network().vpc());
    String name =
        aws()
            .elb()
            .describeLoadBalancers(r -> r.loadBalancerArns(balancer))
            .loadBalancers()
            .getFirst()
            .loadBalancerName();
    life("""
    data zone "main" { name = "%s" }
    data load_balancer "web" { name = "%s" }
    dns_record "app" {
      zone = data.zone.main
      name = "%s"
      type = A
      alias_target { target = data.load_balancer.web, evaluate_target_health = true }
    }
    """
            .formatted(domain, name, domain))
        .edit(
            "evaluate_target_health = true",
            "evaluate_target_health = false",
            "UPDATE dns_record.app")
        .edit(
            "alias_target { target = data.load_balancer.web, evaluate_target_health = false }",
            "ttl = 1m\n values = [\"192.0.2.1\"]",
            "UPDATE dns_record.app")
        .end();
  }

  /** Nothing says whose it is, so nothing is done to it. */
  @Test
  default void aRecordOfOthersIsLeftAlone() {
    String domain = Network.name("zone") + ".example";
    String zone = zone(domain);
    put(zone, "_note." + domain, "\"theirs\"");
    String name = Network.name("kind");
    TestStack stack =
        new TestStack(
            aws(),
            name,
            "stack \"%s\" { region = \"%s\" }%n%s"
                .formatted(name, TestStack.REGION, text(domain, "_note." + domain)));
    String refusal = stack.attempt(stack.plan()).failures().values().toString();
    assertTrue(refusal.contains("There is already a DNS record"), refusal);
    assertEquals(
        "\"theirs\"",
        records(zone, "_note." + domain).getFirst().resourceRecords().getFirst().value());
    assertEquals(List.of(), TestStack.changes(stack.plan(true)), "a mark was left");
  }

  /** What a run leaves that dies between the mark and the record. */
  @Test
  default void aMarkWithoutItsRecordIsCompletedOrDeleted() {
    String domain = Network.name("zone") + ".example";
    String zone = zone(domain);
    TestStack stack = life(text(domain, "_note." + domain)).stack();
    delete(zone, records(zone, "_note." + domain).getFirst());
    assertEquals(List.of("UPDATE dns_record.text"), TestStack.changes(stack.apply()));
    assertEquals(1, records(zone, "_note." + domain).size());
    delete(zone, records(zone, "_note." + domain).getFirst());
    stack.destroy();
    assertEquals(List.of(), TestStack.changes(stack.plan(true)), "left after a destroy");
  }

  private void delete(String zone, ResourceRecordSet record) {
    Change change = Change.builder().action(ChangeAction.DELETE).resourceRecordSet(record).build();
    aws()
        .dns()
        .changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
  }

  private static String certificate(String domain) {
    return """
    data zone "main" { name = "%1$s" }
    certificate "web" {
      domain_name               = "shop.%1$s"
      subject_alternative_names = ["*.shop.%1$s"]
      zones                     = [data.zone.main]
      tags                      = { of = "contract" }
    }
    """
        .formatted(domain);
  }

  @Test
  default void aCertificateLives() {
    String domain = Network.name("zone") + ".example";
    String zone = zone(domain);
    life(certificate(domain))
        .edit("of = \"contract\"", "of = \"tests\"", "UPDATE certificate.web")
        .edit("*.shop.", "*.app.", "REPLACE certificate.web")
        .end();
    assertEquals(
        List.of(), records(zone).filter(record -> record.typeAsString().equals("CNAME")).toList());
  }

  /** The zones that it was given hold none of its records. */
  @Test
  default void aCertificateOfAnotherDomainIsRefusedAndGoes() {
    String domain = Network.name("zone") + ".example";
    zone(domain);
    String name = Network.name("kind");
    TestStack stack =
        new TestStack(
            aws(),
            name,
            "stack \"%s\" { region = \"%s\" }%n%s"
                .formatted(
                    name,
                    TestStack.REGION,
                    certificate(domain).replace("\"shop." + domain, "\"shop.else.example")));
    String refusal = stack.attempt(stack.plan()).failures().values().toString();
    assertTrue(refusal.contains("is in none of its zones"), refusal);
    stack.destroy();
    assertEquals(List.of(), TestStack.changes(stack.plan(true)), "left after a destroy");
  }

  /** Both ask for the same record, which goes with the last of them. */
  @Test
  default void aRecordStaysWhileAnotherCertificateNeedsIt() {
    String domain = Network.name("zone") + ".example";
    String zone = zone(domain);
    TestStack first = life(certificate(domain)).stack();
    String record = proof("shop." + domain);
    TestStack second = life(certificate(domain)).stack();
    second.destroy();
    assertEquals(1, records(zone, record).size());
    first.destroy();
    assertEquals(List.of(), records(zone, record));
  }

  private String proof(String domain) {
    String arn =
        aws().acm().listCertificatesPaginator().certificateSummaryList().stream()
            .filter(found -> found.domainName().equals(domain))
            .findFirst()
            .orElseThrow()
            .certificateArn();
    String record =
        aws()
            .acm()
            .describeCertificate(r -> r.certificateArn(arn))
            .certificate()
            .domainValidationOptions()
            .getFirst()
            .resourceRecord()
            .name();
    return record.substring(0, record.length() - 1);
  }

  /** Who keeps the names elsewhere gets what to enter there; here, a block does. */
  @Test
  default void aCertificateSaysWhatProvesItsNames() {
    expects(Gap.CERTIFICATES_NEED_PROOF);
    String domain = Network.name("zone") + ".example";
    zone(domain);
    TestStack stack =
        life("""
        data zone "main" { name = "%1$s" }
        certificate "web" { domain_name = "shop.%1$s" }
        dns_record "proof" {
          zone   = data.zone.main
          name   = certificate.web.validation_records["shop.%1$s"].name
          type   = CNAME
          ttl    = 5m
          values = [certificate.web.validation_records["shop.%1$s"].value]
        }
        """
                .formatted(domain))
            .stack();
    until(
        "the certificate is issued",
        () ->
            stack.live().resources().values().stream()
                .anyMatch(live -> live.text("status").equals("ISSUED")));
    stack.destroy();
    assertEquals(Map.of(), stack.live().resources());
  }
}
