import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { useMay } from '../session.ts';
import type { Booking } from './states.ts';

/** The card that is saved for a booking and the fee that was agreed for not coming; undefined where either is missing. */
export function useFee({ id, service }: Pick<Booking, 'id' | 'service'>) {
  const mayTake = useMay()('payments.take');
  const terms = useQuery({
    ...read('getService', { params: { id: service.id } }),
    enabled: mayTake,
  });
  const minor = terms.data?.noShowMinor ?? null;
  const saved = useQuery({
    ...read('getSavedCard', { params: { subject: id } }),
    enabled: mayTake && minor !== null,
  });
  const card = saved.data?.card ?? null;
  if (terms.data === undefined || minor === null || card === null) return undefined;
  return { card, fee: { minor, currency: terms.data.currency } };
}
