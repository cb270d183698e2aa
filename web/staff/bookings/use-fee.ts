import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { useMay } from '../session.ts';
import type { Booking } from './states.ts';

/** The card that is kept for a booking and the fee that was agreed for not coming; undefined where either is missing. */
export function useFee({ id }: Pick<Booking, 'id'>) {
  const mayTake = useMay()('payments.take');
  const kept = useQuery({
    ...read('getSavedCard', { params: { subject: id } }),
    enabled: mayTake,
  });
  const card = kept.data?.card ?? null;
  return card === null || card.fee === null ? undefined : { card, fee: card.fee };
}
