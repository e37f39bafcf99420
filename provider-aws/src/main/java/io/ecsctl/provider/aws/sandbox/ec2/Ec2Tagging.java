package io.ecsctl.provider.aws.sandbox.ec2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags of EC2 objects after their creation. */
final class Ec2Tagging {
  private final Ec2Api api;
  private final Ec2Tables tables;

  Ec2Tagging(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  CreateTagsResponse create(CreateTagsRequest request) {
    request.resources().forEach(this::require);
    Map<String, String> tags = new TreeMap<>();
    request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    request.resources().forEach(id -> api.backend().tags().add(api.arn(id), tags));
    return CreateTagsResponse.builder().build();
  }

  DeleteTagsResponse delete(DeleteTagsRequest request) {
    request.resources().forEach(this::require);
    List<String> keys = request.tags().stream().map(Tag::key).toList();
    request.resources().forEach(id -> api.backend().tags().remove(api.arn(id), keys));
    return DeleteTagsResponse.builder().build();
  }

  private void require(String id) {
    boolean known =
        tables.vpcs().contains(id)
            || tables.subnets().contains(id)
            || tables.internetGateways().contains(id)
            || tables.addresses().contains(id)
            || tables.natGateways().contains(id)
            || tables.vpcEndpoints().contains(id)
            || tables.egressOnlyInternetGateways().contains(id)
            || tables.routeTables().contains(id)
            || tables.groups().contains(id)
            || tables.rules().contains(id)
            || tables.launchTemplates().contains(id);
    if (!known) {
      throw api.error("InvalidID", "The ID '%s' is not valid", id);
    }
  }
}
