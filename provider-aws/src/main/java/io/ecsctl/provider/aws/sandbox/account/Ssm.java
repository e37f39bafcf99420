package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * SSM, as far as parameters go. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Ssm implements SsmClient {
  private final Endpoint endpoint;
  private final Parameters parameters;

  public Ssm(Backend backend) {
    endpoint = backend.endpoint("Ssm", SsmException::builder);
    parameters = new Parameters(endpoint);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    return endpoint.change("PutParameter", () -> parameters.put(request));
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    return endpoint.read("GetParameter", () -> parameters.get(request));
  }

  @Override
  public GetParametersResponse getParameters(GetParametersRequest request) {
    return endpoint.read("GetParameters", () -> parameters.get(request));
  }

  @Override
  public GetParameterHistoryResponse getParameterHistory(GetParameterHistoryRequest request) {
    return endpoint.read("GetParameterHistory", () -> parameters.history(request));
  }

  @Override
  public DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
    return endpoint.read("DescribeParameters", () -> parameters.describe(request));
  }

  @Override
  public DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
    return endpoint.change("DeleteParameter", () -> parameters.delete(request));
  }

  @Override
  public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
    return endpoint.change("AddTagsToResource", () -> parameters.tag(request));
  }

  @Override
  public RemoveTagsFromResourceResponse removeTagsFromResource(
      RemoveTagsFromResourceRequest request) {
    return endpoint.change("RemoveTagsFromResource", () -> parameters.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> parameters.tags(request));
  }
}
