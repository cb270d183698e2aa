import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAtWork } from '../session.ts';

/** As many customers as are kept in mind. */
const most = 5;

const uuid = /^\/customers\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Keeps in mind, by id alone, which customers somebody looked at last at this business. */
export function useKeepRecent(): void {
  const { business } = useAtWork();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const id = uuid.exec(path)?.[1];
  useEffect(() => {
    if (id === undefined) return;
    const rest = recentCustomers(business.id).filter((one) => one !== id);
    localStorage.setItem(placeOf(business.id), [id, ...rest].slice(0, most).join(' '));
  }, [id, business.id]);
}

/** Ids of the customers looked at last, the latest first. */
export function recentCustomers(business: string): string[] {
  return (localStorage.getItem(placeOf(business)) ?? '').split(' ').filter((id) => id !== '');
}

const placeOf = (business: string) => `recent customers ${business}`;
