package io.ecsctl.provider.aws.inventory;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * An account's roles and own managed policies, whoever owns them, with all that they allow: a
 * thousand a page, in one reading for both kinds. IAM is not in the tagging API of every region.
 */
public final class IamInventory {
  private final Memo<List<GetAccountAuthorizationDetailsResponse>> pages;

  public IamInventory(AwsClients clients) {
    pages =
        new Memo<>(() ->
            Call.to(
                "iam:GetAccountAuthorizationDetails",
                () ->
                    clients
                        .iam()
                        .getAccountAuthorizationDetailsPaginator(r ->
                            r.filter(EntityType.ROLE, EntityType.LOCAL_MANAGED_POLICY)
                                .maxItems(1000))
                        .stream()
                        .toList()));
  }

  public List<RoleDetail> roles() {
    return pages.get().stream().flatMap(page -> page.roleDetailList().stream()).toList();
  }

  public List<ManagedPolicyDetail> policies() {
    return pages.get().stream().flatMap(page -> page.policies().stream()).toList();
  }
}
