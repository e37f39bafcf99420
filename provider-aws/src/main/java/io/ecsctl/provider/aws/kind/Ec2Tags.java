package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Changes the tags of an EC2 object, whatever it is. */
record Ec2Tags(Ec2Client ec2) {

  void change(LiveResource live, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "ec2:CreateTags",
          () -> ec2.createTags(r -> r.resources(live.id()).tags(change.added().as(Ec2Kind::tag))));
    }
    if (!change.remove().isEmpty()) {
      List<Tag> keys = change.remove().stream().map(key -> Tag.builder().key(key).build()).toList();
      Call.to("ec2:DeleteTags", () -> ec2.deleteTags(r -> r.resources(live.id()).tags(keys)));
    }
  }
}
