package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;

/**
 * Azure's errors: {@code {"error":{"code","message"}}} or, from older gateways, {@code
 * {"statusCode","message"}}. The status decides; OpenAI's codes come through for a want of quota.
 */
final class AzureErrors {

  private AzureErrors() {}

  /** A 401 is a wrong key, or the key of another resource. */
  static Verdict verdict(Reply reply) {
    return reply.status() == 401 ? Refusals.verdict(reply) : OpenAiErrors.verdict(reply);
  }

  /** Whether the resource does not know the path, or not this version of it. */
  static boolean isUnknownPath(Reply reply) {
    return (reply.status() == 404 || reply.status() == 400) && !reply.isWebPage();
  }
}
