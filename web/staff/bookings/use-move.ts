import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { money } from '../../words/format.ts';
import { say } from '../../words/index.ts';
import { span } from '../../words/spans.ts';
import { putBack } from '../customers/use-undoable.ts';
import { refusalWords, stagesIn } from './against.ts';
import { type Exemption, toSetAside, usual } from './exempt.ts';
import { changedByBookings, type WholeBooking } from './states.ts';

/** When a booking is, whom it takes, and for how long. */
export interface Place {
  readonly start: string;
  /** None: whoever is free. */
  readonly resources: readonly string[];
  /** By which option of its service; as it is where not said. */
  readonly option?: string;
}

/** A move as it is asked for: from where it can be put back to. */
export interface Move {
  readonly id: string;
  readonly version: number;
  readonly from: Place;
  readonly to: Place;
}

/** A move that only rules of the business stand against. */
export interface Asking {
  readonly move: Move;
  readonly stages: readonly string[];
  readonly despite: readonly Exemption[];
}

/** Moves bookings, says so with a way back, and asks where rules of the business would have to be set aside. */
export function useMove() {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [isBusy, setBusy] = useState(false);
  /** @returns the id it has then; undefined where it stays */
  const go = async (
    move: Move,
    despite: readonly Exemption[] = usual,
  ): Promise<string | undefined> => {
    setBusy(true);
    try {
      const moved = await place(move.id, move.to, despite, move.version);
      await readAgain(client, ...changedByBookings);
      const undo = () => place(moved.id, move.from, everything);
      const run = () => void putBack(client, undo, changedByBookings);
      toast({ text: movedWords(move, moved), act: { words: say('ui.undo'), run } });
      setAsking(undefined);
      return moved.id;
    } catch (fault) {
      const stages = stagesIn(fault) ?? [];
      const rules = toSetAside(stages);
      if (rules !== undefined) setAsking({ move, stages, despite: rules });
      else toast({ text: refusalWords(fault), tone: 'bad' });
      await readAgain(client, ...changedByBookings);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { go, isBusy, asking, leave: () => setAsking(undefined) };
}

/** It stood there before: whatever the rules say, it may again. */
const everything: readonly Exemption[] = [...usual, 'hours', 'time_off', 'caps'];

/** Another length is another booking in its place, because its price is another. */
async function place(
  id: string,
  { start, resources, option }: Place,
  despite: readonly Exemption[],
  version?: number,
): Promise<WholeBooking> {
  const body = {
    start,
    despite: [...despite],
    ...(resources.length > 0 && { resources: [...resources] }),
    ...(version !== undefined && { version }),
  };
  return option === undefined
    ? call('moveBooking', { params: { id }, body })
    : call('rescheduleBooking', { params: { id }, body: { ...body, option } });
}

function movedWords({ to }: Move, { startsAt, endsAt, zone, option, price }: WholeBooking): string {
  if (to.option === undefined)
    return say('bookings.movedTo', { when: span(startsAt, endsAt, zone) });
  return say('bookings.madeLonger', { minutes: option.minutes, price: money(price) });
}
