package app.gatehouse.gateway.internal;

import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.models.ModelRef;
import java.util.List;
import java.util.Map;

/**
 * What a request asks for, once it is clear that it may.
 *
 * @param models at least one; tried in order
 * @param headers of the request that are the provider's business, names in lower case
 */
record Asked(
    KnownToken token,
    Operation operation,
    List<ModelRef> models,
    RequestBody body,
    Map<String, String> headers) {}
