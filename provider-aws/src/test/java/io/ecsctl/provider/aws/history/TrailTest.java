package io.ecsctl.provider.aws.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.provider.HistoryRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/** On records as CloudTrail writes them. */
class TrailTest {
  private static final String SERVICE = "arn:aws:ecs:eu-central-1:123456789012:service/shop/web";
  private static final HistoryRequest WEB =
      new HistoryRequest(ResourceAddress.of("service", "web"), SERVICE, "web");

  private final Map<String, List<Event>> events = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private boolean refuses;

  private final CloudTrailClient client =
      new CloudTrailClient() {
        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}

        @Override
        public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
          LookupAttribute attribute = request.lookupAttributes().getFirst();
          asked.add(attribute.attributeKeyAsString() + " " + attribute.attributeValue());
          if (refuses) {
            throw CloudTrailException.builder()
                .statusCode(400)
                .requestId("request-9")
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("User is not authorized")
                        .build())
                .build();
          }
          return LookupEventsResponse.builder()
              .events(events.getOrDefault(attribute.attributeValue(), List.of()))
              .build();
        }
      };

  private List<History> history(HistoryRequest... requests) {
    return new Trail(() -> client, () -> client).of(List.of(requests));
  }

  private static List<AccountEvent> found(History history) {
    return assertInstanceOf(History.Found.class, history).events();
  }

  private static Event update(int minute, String name, String user, String agent, String more) {
    return Event.builder()
        .eventId("event-" + minute)
        .eventTime(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute))
        .eventName(name)
        .eventSource("ecs.amazonaws.com")
        .readOnly("false")
        .username(user)
        .cloudTrailEvent(
            """
            {"eventVersion": "1.11",
             "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::123456789012:user/%s"},
             "eventSource": "ecs.amazonaws.com", "eventName": "%s", "userAgent": "%s",
             "requestParameters": {"cluster": "shop", "service": "web", "desiredCount": 3},
             "requestID": "request-%d"%s}
            """
                .formatted(user, name, agent, minute, more))
        .build();
  }

  @Test
  void anEventSaysWhoWhenAndWhat() {
    events.put(SERVICE, List.of(update(1, "UpdateService", "ana", "console.amazonaws.com", "")));
    AccountEvent event = found(history(WEB).getFirst()).getFirst();
    assertEquals("ecs:UpdateService", event.operation());
    assertEquals("arn:aws:iam::123456789012:user/ana", event.who());
    assertEquals(Instant.parse("2026-01-01T00:01:00Z"), event.time());
    assertEquals("request-1", event.requestId());
    assertTrue(event.sets("desired_count"));
    assertTrue(!event.sets("launch_type") && !event.ours());
    assertEquals(List.of("ResourceName " + SERVICE), asked);
  }

  @Test
  void thisToolsOwnCallsAreKnownByTheirUserAgent() {
    events.put(
        SERVICE, List.of(update(1, "UpdateService", "ci", "aws-sdk-java/2.40.2 app/ecsctl", "")));
    assertTrue(found(history(WEB).getFirst()).getFirst().ours());
  }

  @Test
  void whatOnlyReadOrWasRefusedChangedNothing() {
    events.put(
        SERVICE,
        List.of(
            update(1, "UpdateService", "eve", "cli", ", \"errorCode\": \"AccessDenied\""),
            update(2, "DescribeServices", "ana", "cli", "").toBuilder().readOnly("true").build()));
    assertEquals(List.of(), found(history(WEB).getFirst()));
  }

  @Test
  void anEventThatNamesNoResourceIsFoundByItsCall() {
    Event other =
        update(2, "UpdateService", "ben", "cli", "").toBuilder()
            .cloudTrailEvent("{\"requestParameters\": {\"service\": \"api\"}}")
            .build();
    events.put("UpdateService", List.of(other, update(1, "UpdateService", "ana", "cli", "")));
    List<AccountEvent> found = found(history(WEB, WEB).getFirst());
    assertEquals(
        List.of("arn:aws:iam::123456789012:user/ana"),
        found.stream().map(AccountEvent::who).toList());
    assertEquals(
        List.of(
            "ResourceName " + SERVICE,
            "ResourceName web",
            "EventName UpdateService",
            "EventName DeleteService"),
        asked,
        "what is known is not asked again");
  }

  @Test
  void theNewestComesFirst() {
    events.put(
        SERVICE,
        List.of(
            update(1, "UpdateService", "ana", "cli", ""),
            update(5, "UpdateService", "ben", "cli", "")));
    assertEquals(
        "arn:aws:iam::123456789012:user/ben", found(history(WEB).getFirst()).getFirst().who());
  }

  @Test
  void aRecordThatCannotBeReadLeavesWhatStandsBesideIt() {
    events.put(
        SERVICE,
        List.of(
            update(1, "UpdateService", "ana", "cli", "").toBuilder().cloudTrailEvent("{").build()));
    assertEquals("ana", found(history(WEB).getFirst()).getFirst().who());
  }

  @Test
  void aRefusalIsAnAnswerAndEndsTheQuestions() {
    refuses = true;
    List<History> histories = history(WEB, WEB);
    History.Refused refused = assertInstanceOf(History.Refused.class, histories.getLast());
    assertEquals("AccessDeniedException", refused.code());
    assertEquals("cloudtrail:LookupEvents", refused.operation());
    assertEquals("request-9", refused.requestId());
    assertEquals(1, asked.size());
  }
}
