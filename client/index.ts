export { createClient, type Client, type ClientOptions } from './client.ts';
export { eachRow } from './each-row.ts';
export type { Input, Name, Reply } from './calls.ts';
export { ClienteleProblem, type ProblemCode } from './problem.ts';
export { verifyWebhook, WebhookNotVerified, type WebhookMessage } from './webhook.ts';
