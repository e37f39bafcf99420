package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;

/** Certificates of ACM that are issued. */
final class Certificates implements Finder {
  private final AwsClients clients;

  Certificates(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "certificate";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    return issued().stream()
        .filter(found -> !filters.has("arn") || same(filters, "arn", found.certificateArn()))
        .filter(found ->
            !filters.has("domain_name") || same(filters, "domain_name", found.domainName()))
        .sorted(Comparator.comparing(CertificateSummary::certificateArn))
        .map(found ->
            new Facts()
                .text("arn", found.certificateArn())
                .text("domain_name", found.domainName())
                .build())
        .toList();
  }

  private static boolean same(Value.ObjectOf filters, String name, String value) {
    return Facts.text(filters, name).equalsIgnoreCase(value);
  }

  /** ACM leaves certificates with other keys than RSA 2048 out unless they are asked for. */
  private List<CertificateSummary> issued() {
    return Call.to(
        "acm:ListCertificates",
        () ->
            clients
                .acm()
                .listCertificatesPaginator(r ->
                    r.certificateStatuses(CertificateStatus.ISSUED)
                        .includes(
                            i -> i.keyTypes(KeyAlgorithm.knownValues().stream().sorted().toList())))
                .certificateSummaryList()
                .stream()
                .toList());
  }

  @Override
  public List<String> names() {
    return issued().stream().map(CertificateSummary::domainName).toList();
  }
}
