import { addDays, addMonths, type Day, weekOf } from './days.ts';

/**
 * Where a key leads in a grid of days, as the ARIA Authoring Practices have it: arrows by days and weeks, Home and End within
 * the week, Page Up and Page Down by months, with Shift by years.
 * @returns undefined for a key that leads nowhere
 */
export function dayByKey(
  day: Day,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  weekStarts: number,
): Day | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return weekOf(day, weekStarts);
    case 'End':
      return addDays(weekOf(day, weekStarts), 6);
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    default:
      return undefined;
  }
}
