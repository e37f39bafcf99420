package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The block that is a policy document. IAM's grammar is no structure of the SDK's, so it is spelled
 * out here.
 *
 * <p>Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
final class PolicyDocumentOverlay {
  private static final AttributeType TEXT = AttributeType.Scalar.of(Type.STRING);
  private static final AttributeType TEXTS = new AttributeType.SetOf(TEXT);

  /** What has an ARN and may be named as it is. */
  private static final List<String> KINDS =
      List.of(
          "bucket",
          "cluster",
          "file_system",
          "log_group",
          "parameter",
          "repository",
          "role",
          "secret",
          "service",
          "target_group",
          "task_definition");

  private static final AttributeType ARNS =
      new AttributeType.SetOf(
          new AttributeType.OneOf(List.of(new AttributeType.ReferenceTo(KINDS, "arn"), TEXT)));

  private PolicyDocumentOverlay() {}

  static AttributeType type() {
    return new AttributeType.Nested(
        block(
            attribute("version", words("2012-10-17", "2008-10-17"), "Of IAM's language.")
                .fallback("2012-10-17"),
            attribute("id", TEXT, ""),
            new Attribute(
                "statement",
                "statements",
                new AttributeType.Repeated(statement(), List.of(), false),
                true,
                null,
                "What is allowed, or denied, and under which conditions.")));
  }

  private static BlockSchema statement() {
    AttributeType principals = new AttributeType.Nested(principals());
    return block(
        attribute("sid", TEXT, "A name for the statement."),
        attribute("effect", words("Allow", "Deny"), "A denial wins over everything.")
            .fallback("Allow"),
        attribute("principals", principals, "Whom it is about; where the policy is not theirs."),
        attribute("not_principals", principals, "Everybody but these."),
        attribute("actions", TEXTS, "s3:GetObject, s3:*."),
        attribute("not_actions", TEXTS, "Everything but these."),
        attribute("resources", ARNS, "ARNs, with * for any text; or resources of the program."),
        attribute("not_resources", ARNS, "Everything but these."),
        new Attribute(
            "condition",
            "conditions",
            new AttributeType.Repeated(condition(), List.of("test", "variable"), false),
            false,
            null,
            "Holds when one of the values does; all conditions must hold."));
  }

  private static BlockSchema principals() {
    AttributeType roles =
        new AttributeType.SetOf(
            new AttributeType.OneOf(
                List.of(new AttributeType.ReferenceTo(List.of("role"), "arn"), TEXT)));
    return block(
        attribute("aws", roles, "Roles, users and accounts by their ARNs; * is anybody."),
        attribute("services", TEXTS, "AWS's services: ecs-tasks.amazonaws.com."),
        attribute("federated", TEXTS, "Identity providers."),
        attribute("canonical_users", TEXTS, "Accounts by S3's own ids."));
  }

  private static BlockSchema condition() {
    return block(
        attribute("test", TEXT, "StringEquals, ArnLike, Bool, IpAddress, ….").asRequired(),
        attribute("variable", TEXT, "aws:SourceAccount, aws:SourceArn, ….").asRequired(),
        attribute("values", TEXTS, "Any one of them.").asRequired());
  }

  private static AttributeType words(String... words) {
    return new AttributeType.Scalar(Type.STRING, Unit.NONE, List.of(words));
  }

  private static Attribute attribute(String name, AttributeType type, String doc) {
    return new Attribute(name, null, type, false, null, doc);
  }

  private static BlockSchema block(Attribute... attributes) {
    Map<String, AttributeSchema> block = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      block.put(attribute.name, attribute.schema());
    }
    return new BlockSchema(block, null);
  }

  /** What an attribute here may differ in. */
  private record Attribute(
      String name,
      @Nullable String plural,
      AttributeType type,
      boolean required,
      @Nullable Value fallback,
      String doc) {

    Attribute fallback(String text) {
      return new Attribute(name, plural, type, required, new Value.Text(text), doc);
    }

    Attribute asRequired() {
      return new Attribute(name, plural, type, true, fallback, doc);
    }

    AttributeSchema schema() {
      return new AttributeSchema(
          name,
          plural,
          type,
          List.of(),
          required,
          Change.UPDATE,
          false,
          false,
          fallback,
          List.of(),
          doc);
    }
  }
}
