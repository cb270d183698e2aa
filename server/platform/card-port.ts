import type { Asked, Intent, SecretKey } from './payment-port.ts';

/** A card that somebody saves, as the provider has it now. */
export interface CardSetup {
  readonly ref: string;
  readonly status: 'waiting' | 'processing' | 'saved' | 'cancelled';
  /** Lets whoever holds it name a card, and nothing else. */
  readonly clientSecret: string | null;
  /** The provider's word for the last refusal. */
  readonly fault: string | null;
  /** The card, once it is saved. */
  readonly card: SavedCard | null;
}

/** A saved card by the provider's name for it, and by what its holder knows it. */
export interface SavedCard {
  readonly method: string;
  readonly brand: string;
  readonly last4: string;
}

/** Somebody's card that is to be charged without them. */
export interface Charge extends Asked {
  readonly payer: string;
  readonly method: string;
}

/** What the provider does with cards that are saved. No call of it may stand within a transaction. */
export interface CardPort {
  /** Makes somebody known under an id of ours, and nothing else of them. Asked for twice, it is one. @returns its name there */
  payer(key: SecretKey, id: string): Promise<string>;
  /** Forgets somebody with all their cards; one who is not there is forgotten. */
  forget(key: SecretKey, payer: string): Promise<void>;
  begin(key: SecretKey, asked: { readonly id: string; readonly payer: string }): Promise<CardSetup>;
  read(key: SecretKey, ref: string): Promise<CardSetup>;
  /** Takes back that a card is to be saved, unless it was. @returns what it is now */
  cancel(key: SecretKey, ref: string): Promise<CardSetup>;
  /** Lets go of a card that was saved, by the name of its saving; one that is not there is let go of. */
  letGo(key: SecretKey, ref: string): Promise<void>;
  /** Charges a saved card. Asked for twice under one id, it is one; a refused card is a payment that waits. */
  charge(key: SecretKey, charge: Charge): Promise<Intent>;
  /** A payment by a saved card, by our own id of it: for when it is not known whether it was ever asked for. */
  find(key: SecretKey, charge: Pick<Charge, 'id' | 'payer'>): Promise<Intent | undefined>;
}
