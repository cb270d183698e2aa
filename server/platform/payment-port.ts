import type { CardPort } from './card-port.ts';

/** Keys of a business at its provider: which account, and whether money moves, is for the provider to tell by them. */
export type SecretKey = string;

/** A payment as the provider has it now. */
export interface Intent {
  readonly ref: string;
  readonly status: 'waiting' | 'processing' | 'paid' | 'cancelled';
  /** Lets whoever holds it pay, and nothing else. */
  readonly clientSecret: string | null;
  /** The provider's word for the last refusal. */
  readonly fault: string | null;
  readonly refunds: readonly ProviderRefund[];
}

/** Money that goes back, as the provider has it now. */
export interface ProviderRefund {
  readonly ref: string;
  /** Our own id of it; null where it was asked for in the provider's pages. */
  readonly ours: string | null;
  readonly amountMinor: bigint;
  readonly status: 'waiting' | 'done' | 'failed';
  readonly fault: string | null;
}

/** What a notice is about; what else it says is not to be believed. */
export interface Notice {
  readonly id: string;
  readonly type: string;
  /** The payment, or the card that is being saved, by the provider's name for it. */
  readonly about: string | null;
}

/** A payment to be made. Asked for twice under one id, it is one. */
export interface Asked {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** The way out to the provider of payments. No call of it may stand within a transaction. */
export interface PaymentPort {
  /** Whether the demo's twin of Stripe is there. */
  readonly hasTwin: boolean;
  readonly cards: CardPort;
  /** Whose keys these are. @throws {PaymentRefused} for keys that are none */
  account(key: SecretKey): Promise<{ readonly ref: string; readonly name: string }>;
  /** Has the provider tell of what happens. @returns the secret by which it signs */
  listen(key: SecretKey, url: string): Promise<string>;
  begin(key: SecretKey, asked: Asked): Promise<Intent>;
  read(key: SecretKey, ref: string): Promise<Intent>;
  /** Takes a payment back, unless it was paid. @returns what it is now */
  cancel(key: SecretKey, ref: string): Promise<Intent>;
  /** Gives back a part of a payment. Asked for twice under one id, it is one. */
  refund(key: SecretKey, asked: Asked & { readonly intent: string }): Promise<ProviderRefund>;
  /** Reads a notice, if it was signed by this secret within the last minutes. */
  notice(secret: string, body: Buffer, signature: string): Promise<Notice | undefined>;
  /** Where the twin asks for the card; null for every other provider. */
  twinPage(key: SecretKey, clientSecret: string): string | null;
}

/** The provider said no, and will say no again. The message is its own word, and no secret. */
export class PaymentRefused extends Error {}

/** The provider did not answer, or not in time: whether it did what it was asked for is not known. */
export class PaymentUncertain extends Error {}
