import { diceFor } from '#people/dice';
import { invent } from '#people/invent';
import type { Place } from '#people/places/place';

/** Of those who live with the person before them, so many read mail in the same mailbox: about one person in fifty. */
const sharesMailbox = 0.25;

/**
 * The mailboxes of a place's people, handed out as providers do, the first come first: nobody gets one that somebody has,
 * but the same with a number joined. Some households share one.
 */
export class Mailboxes {
  readonly #place: Place;
  readonly #seed: number;
  readonly #of: string[] = [];
  readonly #taken = new Set<string>();
  #before = '';

  constructor(place: Place, seed: number) {
    this.#place = place;
    this.#seed = seed;
  }

  /** The mailbox of a person: all before them have theirs first. */
  of(number: number): string {
    while (this.#of.length <= number) this.#handOut(this.#of.length);
    return this.#of[number]!;
  }

  #handOut(number: number): void {
    const { email, phone } = invent(this.#place, this.#seed, number);
    const dice = diceFor(this.#seed ^ 0x1b873593, number);
    const together = phone.national === this.#before;
    this.#before = phone.national;
    if (together && dice.chance(sharesMailbox)) {
      this.#of.push(this.#of[number - 1]!);
      return;
    }
    let own = email;
    for (let room = 100; this.#taken.has(own); room *= 4)
      own = email.replace('@', `${dice.below(room)}@`);
    this.#taken.add(own);
    this.#of.push(own);
  }
}
