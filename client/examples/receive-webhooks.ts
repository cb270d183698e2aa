import { verifyWebhook, WebhookNotVerified, type WebhookMessage } from '../index.ts';

/**
 * Answers webhooks as a web server would that speaks in requests and responses.
 * @param seen ids of messages that were dealt with before; a database keeps them better
 */
export async function receiveWebhook(
  request: Request,
  secret: string,
  seen: Set<string>,
  deal: (message: WebhookMessage) => Promise<void>,
): Promise<Response> {
  try {
    const { headers } = request;
    const message = await verifyWebhook({ secret, headers, body: await request.text() });
    if (!seen.has(message.id)) await deal(message);
    seen.add(message.id);
    return new Response(null, { status: 204 });
  } catch (fault) {
    if (fault instanceof WebhookNotVerified) return new Response(fault.message, { status: 401 });
    throw fault;
  }
}
