/** What comes of a card. */
type Fate =
  | { readonly kind: 'taken' }
  | { readonly kind: 'late' }
  /** Its holder is asked first. */
  | { readonly kind: 'asks' }
  | { readonly kind: 'refused'; readonly decline: string };

const refused = (decline: string): Fate => ({ kind: 'refused', decline });
const taken: Fate = { kind: 'taken' };

/** What the twin's cards do: when they pay, when they are saved, and when they are charged later without their holder. */
const cards: Readonly<Record<string, { pays: Fate; saves: Fate; charged: Fate }>> = {
  '4000000000000002': {
    pays: refused('generic_decline'),
    saves: refused('generic_decline'),
    charged: refused('generic_decline'),
  },
  '4000000000009995': {
    pays: refused('insufficient_funds'),
    saves: refused('insufficient_funds'),
    charged: refused('insufficient_funds'),
  },
  '4000002500003155': { pays: { kind: 'asks' }, saves: { kind: 'asks' }, charged: taken },
  '4000002760003184': {
    pays: { kind: 'asks' },
    saves: { kind: 'asks' },
    charged: refused('authentication_required'),
  },
  '4000000000000341': {
    pays: refused('generic_decline'),
    saves: taken,
    charged: refused('generic_decline'),
  },
  '4000000000000077': { pays: { kind: 'late' }, saves: taken, charged: taken },
};

/** What comes of a card; one that is not known here is taken. */
export function fateOf(number: string, when: 'pays' | 'saves' | 'charged'): Fate {
  return cards[number]?.[when] ?? taken;
}

/** The error by which Stripe says that a card was refused. */
export function cardError(decline: string) {
  const code = decline === 'authentication_required' ? decline : 'card_declined';
  return { type: 'card_error', code, decline_code: decline, message: 'refused by the twin' };
}
