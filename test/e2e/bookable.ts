import type { Page } from 'playwright-core';
import { callFrom, enterDemo } from './at-work.ts';

/** A service that anybody can book at any hour, on the page of the demo's lounge. */
export interface Offered {
  readonly id: string;
  readonly slug: string;
  /** Where it is booked. */
  readonly path: string;
}

/** Opens the booking page of the demo's lounge, with a service of its own. @param given what is otherwise than usual */
export async function offer(page: Page, given: Record<string, unknown> = {}): Promise<Offered> {
  await enterDemo(page);
  const { id, slug } = await callFrom<Offered>(page, 'POST', '/api/services', {
    name: `Simulator ${Date.now()}`,
    shortDescription: 'A bay of your own',
    windowDays: 40,
    gridMinutes: 60,
    noticeMinutes: minutesUntilTomorrow(),
    changeHours: 0,
    cancelHours: 0,
    ...given,
  });
  await callFrom(page, 'PUT', `/api/services/${id}/options`, {
    options: [
      { minutes: 60, priceMinor: '50000' },
      { minutes: 120, priceMinor: '95000' },
    ],
  });
  await callFrom(page, 'PUT', `/api/services/${id}/needs`, { needs: [], atOnce: 1 });
  await callFrom(page, 'PATCH', '/api/booking/settings', {
    isPublic: true,
    proofBits: 8,
    embedOrigins: ['https://shop.example'],
  });
  return { id, slug, path: `/b/birdie/book/${slug}` };
}

/** The first day that is offered has all its hours, whatever time it is while a test runs. */
function minutesUntilTomorrow(): number {
  const here = Temporal.Now.zonedDateTimeISO('Asia/Bangkok');
  return Math.ceil(here.until(here.add({ days: 1 }).startOfDay()).total('minutes'));
}
