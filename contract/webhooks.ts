import { z } from 'zod';
import type { EventType } from './events.ts';
import { operation, staff } from './operation.ts';
import { id, instant, line, page, paging } from './shapes.ts';

/** What an endpoint can be told of. */
export const webhookEvents = [
  'customer.made',
  'customer.changed',
  'customer.tagged',
  'customer.untagged',
  'customer.erased',
  'customer.merged',
  'customer.unmerged',
  'profile.made',
  'profile.changed',
  'profile.linked',
  'profile.split',
  'review.opened',
  'review.decided',
  'review.reopened',
  'import.finished',
  'import.cancelled',
  'import.failed',
  'import.undone',
  'booking.created',
  'booking.moved',
  'booking.rescheduled',
  'booking.cancelled',
  'booking.completed',
  'booking.no_show',
  'payment.succeeded',
  'payment.failed',
  'payment.refunded',
] as const satisfies readonly EventType[];
export const webhookEvent = z.enum(webhookEvents);

/**
 * Acts that decide what an endpoint is sent beside ids: with `customers.read` the customer as `getCustomer` shows it, with
 * `numbers.read` their national ids and the like whole; with `bookings.read` the booking as `getBooking` shows it.
 */
export const webhookActs = z.enum(['customers.read', 'numbers.read', 'bookings.read']);

/** Why an endpoint is off: by staff, because it answered 410, or because it failed for days. */
const offWhy = z.enum(['staff', 'gone', 'failing']);

/** An address that is told what happens, without its secret. */
export const webhook = z.object({
  id,
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(webhookEvent),
  acts: z.array(webhookActs),
  /** Until then the secret before the last change signs too; null when it no longer does. */
  formerSecretUntil: instant.nullable(),
  /** Since when every attempt has failed; null when the last one succeeded. */
  failingSince: instant.nullable(),
  offAt: instant.nullable(),
  offWhy: offWhy.nullable(),
  createdAt: instant,
});

/** Where a message stands: `waiting` for its first or next attempt, `delivered`, or `dead` after the last. */
export const deliveryState = z.enum(['waiting', 'delivered', 'dead']);

/** One message to one endpoint. */
export const delivery = z.object({
  /** Sent as `webhook-id` with every attempt, so that a receiver knows a message it has seen. */
  messageId: z.string(),
  id,
  /** The event it tells of; null for a test. */
  event: id.nullable(),
  eventType: z.string(),
  state: deliveryState,
  attempts: z.number().int(),
  createdAt: instant,
  lastAt: instant.nullable(),
  /** Status of the last answer; null when there was none. */
  lastStatus: z.number().int().nullable(),
  /** Why there was none: `timeout`, `unreachable`, `private_address`, `too_large`, `switched_off`. */
  lastFault: z.string().nullable(),
  /** Beginning of the last answer. */
  lastBody: z.string().nullable(),
  nextAt: instant.nullable(),
});

/** What is sent, as JSON. Signed as Standard Webhooks says: HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}`. */
export const webhookMessage = z.object({
  /** An event type, or `webhook.test`. */
  type: z.string(),
  /** When it happened. */
  timestamp: instant,
  data: z.object({
    event: id.nullable(),
    business: id,
    subject: z.object({ kind: z.string(), id }),
    /** Id of the customer it concerns, as it leads today. */
    customerId: id.nullable(),
    /** Names of fields that changed. */
    fields: z.array(z.string()),
    facts: z.record(z.string(), z.unknown()),
    /** The customer as they are now; only to endpoints with the act `customers.read`, null where there is none. */
    customer: z.unknown().optional(),
    /** The booking as it is now; only of events about one, to endpoints with the act `bookings.read`. */
    booking: z.unknown().optional(),
  }),
});
export type WebhookMessage = z.infer<typeof webhookMessage>;

const url = z.string().trim().max(500);
const params = z.object({ id });
const settings = {
  url,
  description: line(120).or(z.literal('')),
  eventTypes: z.array(webhookEvent).min(1).max(webhookEvents.length),
  acts: z.array(webhookActs).max(10),
};
const manage = { who: staff('webhooks.manage'), authority: 'caller' } as const;

/** Telling other programs what happens (Standard Webhooks). */
export const webhooks = {
  listWebhooks: operation({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'List the webhook endpoints',
    ...manage,
    reply: z.object({ rows: z.array(webhook) }),
  }),
  createWebhook: operation({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Add a webhook endpoint; its secret is shown in this answer and never again',
    ...manage,
    body: z.strictObject({
      ...settings,
      description: settings.description.default(''),
      acts: settings.acts.default([]),
    }),
    reply: webhook.extend({ secret: z.string() }),
    status: 201,
    errors: ['acts_beyond_yours', 'limit_reached'],
  }),
  updateWebhook: operation({
    method: 'PATCH',
    path: '/api/webhooks/{id}',
    summary: 'Change a webhook endpoint, switch it off or on again',
    ...manage,
    params,
    body: z.strictObject({ ...settings, on: z.boolean() }).partial(),
    reply: webhook,
    errors: ['acts_beyond_yours'],
  }),
  deleteWebhook: operation({
    method: 'DELETE',
    path: '/api/webhooks/{id}',
    summary: 'Remove a webhook endpoint with its deliveries',
    ...manage,
    params,
  }),
  changeWebhookSecret: operation({
    method: 'POST',
    path: '/api/webhooks/{id}/secret',
    summary: 'Give a webhook endpoint a new secret; for some hours messages are signed with both',
    ...manage,
    params,
    body: z.strictObject({ keepHours: z.number().int().min(0).max(168).default(24) }),
    reply: webhook.extend({ secret: z.string() }),
  }),
  testWebhook: operation({
    method: 'POST',
    path: '/api/webhooks/{id}/test',
    summary: 'Send a webhook endpoint a message of type webhook.test',
    ...manage,
    params,
    reply: delivery,
    status: 202,
    errors: ['webhook_off'],
  }),
  listWebhookDeliveries: operation({
    method: 'GET',
    path: '/api/webhooks/{id}/deliveries',
    summary: 'List the messages to a webhook endpoint of the last 30 days, newest first',
    ...manage,
    params,
    query: z.strictObject({ ...paging, state: deliveryState.optional() }),
    reply: page(delivery),
  }),
  resendWebhookDelivery: operation({
    method: 'POST',
    path: '/api/webhooks/{id}/deliveries/{delivery}/resend',
    summary: 'Send a message again, under the same id',
    ...manage,
    params: z.object({ id, delivery: id }),
    reply: delivery,
    status: 202,
    errors: ['webhook_off', 'delivery_waiting'],
  }),
  resendWebhookDeliveries: operation({
    method: 'POST',
    path: '/api/webhooks/{id}/resend',
    summary:
      'Send all dead messages of a webhook endpoint again, oldest first; at most 500 at once',
    ...manage,
    params,
    reply: z.object({ resent: z.number().int() }),
    status: 202,
    errors: ['webhook_off'],
  }),
};
