import type { bookingPerson, bookingSources } from '#contract/booking/booking';
import type { WrittenProfile } from '#contract/person';
import type { Anonymous, Tenanted } from '#platform/who';
import type { z } from 'zod';
import type { Exemption } from '../slots/types.ts';

/** Whoever books: people, programs and customers of the business, and visitors of its page. */
export type By = Tenanted | (Anonymous & { readonly tenant: string });

/** Which time of what is wanted, by how many. */
export interface WantedTime {
  readonly service: string;
  readonly option: string;
  /** In whole minutes since 1970 in UTC. */
  readonly start: number;
  readonly location: string | null;
  readonly party: number;
  /** Whom or which of the resources is wanted; the others are chosen. */
  readonly resources: readonly string[];
  /** Rules that staff set aside. */
  readonly despite: readonly Exemption[];
}

/** Whose booking it is: a customer, somebody who is to be recognised, or nobody in particular. */
export type Whom =
  | { readonly customer: string; readonly profile: string | null }
  | { readonly person: WrittenProfile['person'] }
  | null;

/** A caller's Idempotency-Key with who they are, and what they ask for with it. */
export interface RequestKey {
  readonly key: Buffer;
  readonly hash: Buffer;
}

/** What a booking takes over from the one whose place it takes, so that calendars know it again and what was paid stays paid. */
export interface Inherited {
  readonly id: string;
  readonly calendarUid: string;
  readonly sequence: number;
  readonly paymentStatus: string;
}

/** One booking that is to be made, whoever asks for it. */
export interface Wanted extends WantedTime {
  readonly by: By;
  readonly whom: Whom;
  readonly request: RequestKey | null;
  readonly people: readonly z.infer<typeof bookingPerson>[];
  readonly answers: readonly { readonly question: string; readonly value: string }[];
  readonly description: string | null;
  readonly staffNote: string | null;
  readonly language: string | null;
  readonly customerZone: string | null;
  readonly source: (typeof bookingSources)[number];
  readonly utm: Readonly<Record<string, string>>;
  /** Whether it is held until it is paid, where the service wants that. */
  readonly pays: boolean;
  /** Whether it waits to be confirmed; null: as the service says. */
  readonly waits: boolean | null;
  readonly expectedPrice: bigint | null;
  /** Which terms were accepted; undefined where staff book. */
  readonly terms: number | null | undefined;
  /** The package that pays for it. */
  readonly package?: string;
  /** What it takes over from the booking whose place it takes. */
  readonly instead?: Inherited;
  /** Held until then, without anything being paid: a time that is offered to them. */
  readonly heldUntil?: Date;
  /** Whether nobody is written to about it: it is there already, or long over. */
  readonly isUntold?: boolean;
}
