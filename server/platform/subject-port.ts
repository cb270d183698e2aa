import type { Tx } from './tx.ts';

/** Kinds of what is paid for. */
export type PaidKind = 'booking' | 'package';

/** What a payment is for, as a document says it to whoever paid. */
export interface PaidFor {
  /** In the buyer's language: `Lesson, 50 minutes, 12 December 2026, 15:00`. */
  readonly words: string;
  /** The number by which the buyer knows it. */
  readonly reference: string | null;
  /** Whose it is; null where nobody is known. */
  readonly customer: string | null;
  readonly buyer: {
    readonly name: string;
    readonly email: string | null;
    readonly address: string | null;
  } | null;
  /** The buyer's language; null for that of the business. */
  readonly language: string | null;
  /** The tax that is in its price; null for the one that usually is. */
  readonly taxRate: string | null;
}

/** Says what is paid for, by its id; undefined where it is not there. As `caller` of the system. */
export type Describe = (tx: Tx, tenant: string, id: string) => Promise<PaidFor | undefined>;

/** Who says what is paid for, by its kind: the rooms above payments, each for its own. */
export type Subjects = Readonly<Partial<Record<PaidKind, Describe>>>;
