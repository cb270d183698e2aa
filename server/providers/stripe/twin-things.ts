import type { Reply } from '../twins/serve.ts';

/** What a form sent. */
export type Fields = Readonly<Record<string, string>>;

/** An object of the twin's, as it goes over the wire. */
export type Thing = Record<string, unknown> & { readonly id: string };

/** Hands an event to whoever listens. */
export type Tell = (type: string, object: Thing) => void;

/** A refusal in Stripe's own shape. */
export function refusal(status: number, type: string, code: string, more: object = {}): Reply {
  return { status, body: { error: { type, code, message: 'refused by the twin', ...more } } };
}

/** What was asked for is not there. */
export const missing = (status: 400 | 404 = 404) =>
  refusal(status, 'invalid_request_error', 'resource_missing');

/** What somebody noted with an object. */
export function metadataOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const key = /^metadata\[(\w+)\]$/.exec(name)?.[1];
      return key === undefined ? [] : [[key, value]];
    }),
  );
}

/** Has a card's holder asked before it goes on: the page that asks finds the card again. */
export function askHolder(open: Thing, number: string): void {
  open['status'] = 'requires_action';
  open['next_action'] = { type: 'use_stripe_sdk', use_stripe_sdk: { number } };
}

/** The card of which the holder is asked. */
export function askedCard(open: Thing): string {
  const { use_stripe_sdk: asked } = open['next_action'] as { use_stripe_sdk: { number: string } };
  return asked.number;
}
