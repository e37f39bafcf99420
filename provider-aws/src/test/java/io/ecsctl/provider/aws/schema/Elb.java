package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/** What load balancer attributes and actions have in common. */
final class Elb {
  private Elb() {}

  static KindOverlay kind(String kind, String call, SdkPojo request) {
    KindOverlay overlay =
        KindOverlay.of(kind, "Elastic Load Balancing", "elasticloadbalancingv2:" + call, request)
            .identity("arn")
            .computed("arn", "The ARN.");
    overlay.at("Tags").doc("Tags of this object, besides the stack's.");
    return overlay;
  }

  /** One of the key and value attributes, which are set by a call of their own. */
  static MemberOverlay attribute(KindOverlay overlay, String name, String key) {
    return overlay.add("", name).member("Attributes", "[" + key + "]");
  }

  /** The same in a block of {@code name}. */
  static MemberOverlay attribute(KindOverlay overlay, String group, String name, String key) {
    return overlay
        .add("", group + "." + name)
        .name(name)
        .in(group)
        .member("Attributes", "[" + key + "]");
  }

  /**
   * What a listener or a rule does with a request. {@code Type} follows from the attribute that is
   * there.
   */
  static void actions(KindOverlay overlay, String path) {
    overlay.at(path).ordered();
    overlay.exclude(path + ".Type", "follows from which action is stated");
    overlay
        .at(path + ".TargetGroupArn")
        .name("forward")
        .says("Type=forward")
        .reference("arn", "target_group")
        .computed()
        .doc("Sends the request to this target group.");
    overlay
        .at(path + ".ForwardConfig")
        .says("Type=forward")
        .computed()
        .doc("Sends the request to one of several target groups, by weight.");
    overlay.at(path + ".ForwardConfig.TargetGroups").name("target_group").key("target_group");
    overlay
        .at(path + ".ForwardConfig.TargetGroups.TargetGroupArn")
        .name("target_group")
        .reference("arn", "target_group")
        .required();
    overlay.at(path + ".ForwardConfig.TargetGroups.Weight").range(0, 999).computed();
    overlay.at(path + ".ForwardConfig.TargetGroupStickinessConfig").name("stickiness").computed();
    overlay.at(path + ".ForwardConfig.TargetGroupStickinessConfig.Enabled").fallback(false);
    overlay
        .at(path + ".ForwardConfig.TargetGroupStickinessConfig.DurationSeconds")
        .range(1, 604_800);
    overlay
        .at(path + ".RedirectConfig")
        .name("redirect")
        .says("Type=redirect")
        .doc("Sends the client elsewhere; what is not stated stays as it was.");
    overlay
        .at(path + ".RedirectConfig.Protocol")
        .words("HTTP", "HTTPS", "#{protocol}")
        .fallback("#{protocol}");
    overlay
        .at(path + ".RedirectConfig.Port")
        .oneOf(
            new AttributeType.Scalar(Type.PORT, Unit.NONE, List.of()),
            AttributeType.Scalar.of(Type.STRING))
        .range(1, 65535)
        .fallback("#{port}")
        .doc("A port number, or #{port} for the request's own.");
    overlay.at(path + ".RedirectConfig.Host").fallback("#{host}");
    overlay.at(path + ".RedirectConfig.Path").fallback("/#{path}");
    overlay.at(path + ".RedirectConfig.Query").fallback("#{query}");
    overlay.at(path + ".RedirectConfig.StatusCode").required();
    overlay
        .at(path + ".FixedResponseConfig")
        .name("fixed_response")
        .says("Type=fixed-response")
        .doc("Answers by itself.");
    overlay
        .at(path + ".FixedResponseConfig.StatusCode")
        .form("[245][0-9][0-9]", "a code of 2XX, 4XX or 5XX")
        .rule("ECS528")
        .required();
    overlay.at(path + ".FixedResponseConfig.MessageBody").length(0, 1024).rule("ECS528");
    overlay
        .at(path + ".FixedResponseConfig.ContentType")
        .words("text/plain", "text/css", "text/html", "application/javascript", "application/json")
        .computed();
    overlay
        .at(path + ".AuthenticateOidcConfig")
        .name("authenticate_oidc")
        .says("Type=authenticate-oidc")
        .doc("Lets users log in with an OpenID Connect provider, before the action that follows.");
    for (String member :
        new String[] {
          "Issuer", "AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint", "ClientId"
        }) {
      overlay.at(path + ".AuthenticateOidcConfig." + member).required();
    }
    overlay.at(path + ".AuthenticateOidcConfig.ClientSecret").sensitive();
    overlay.at(path + ".AuthenticateOidcConfig.UseExistingClientSecret").computed();
    overlay
        .at(path + ".AuthenticateCognitoConfig")
        .name("authenticate_cognito")
        .says("Type=authenticate-cognito")
        .doc("Lets users log in with a Cognito user pool, before the action that follows.");
    overlay.at(path + ".AuthenticateCognitoConfig.UserPoolArn").name("user_pool").required();
    overlay
        .at(path + ".AuthenticateCognitoConfig.UserPoolClientId")
        .name("user_pool_client")
        .required();
    overlay.at(path + ".AuthenticateCognitoConfig.UserPoolDomain").required();
    for (String config : new String[] {"AuthenticateOidcConfig", "AuthenticateCognitoConfig"}) {
      overlay
          .at(path + "." + config + ".SessionTimeout")
          .duration(Unit.SECONDS)
          .range(1, 604_800)
          .fallbackSeconds(604_800);
      overlay.at(path + "." + config + ".SessionCookieName").fallback("AWSELBAuthSessionCookie");
      overlay.at(path + "." + config + ".Scope").fallback("openid");
      overlay.at(path + "." + config + ".OnUnauthenticatedRequest").fallback("authenticate");
    }
    overlay
        .at(path + ".JwtValidationConfig")
        .name("jwt_validation")
        .says("Type=jwt-validation")
        .doc("Refuses requests without a valid token, before the action that follows.");
    overlay.at(path + ".JwtValidationConfig.JwksEndpoint").required();
    overlay.at(path + ".JwtValidationConfig.Issuer").required();
    String claims = path + ".JwtValidationConfig.AdditionalClaims";
    overlay.required(claims + ".Format", claims + ".Name", claims + ".Values");
    overlay
        .at(path + ".Order")
        .range(1, 50_000)
        .computed()
        .doc("Which comes first where there are several; the last one answers.");
  }
}
