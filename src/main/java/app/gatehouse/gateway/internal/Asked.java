package app.gatehouse.gateway.internal;

import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.models.ModelRef;
import java.util.List;

/**
 * What a request asks for, once it is clear that it may.
 *
 * @param models at least one; tried in order
 */
record Asked(KnownToken token, Operation operation, List<ModelRef> models, RequestBody body) {}
