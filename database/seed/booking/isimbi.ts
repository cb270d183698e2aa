import { daily, type BookingPlan, type PlannedResource } from './plan.ts';

const table = (at: string, number: number): PlannedResource => ({
  kind: 'thing',
  name: `${at} table ${number}`,
  at,
  color: at === 'Kimihurura' ? 'orange' : 'yellow',
  hours: [
    [daily, '12:00', '15:00'],
    [daily, '18:00', '22:30'],
  ],
});
const tables = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => table('Kimihurura', number)),
  ...[1, 2, 3, 4].map((number) => table('Nyamirambo', number)),
];

/** The restaurant: a table for some hours. */
export const isimbi: BookingPlan = {
  prefix: 'ISI',
  week: [0.5, 0.6, 0.7, 0.9, 1.5, 1.7, 1.2],
  resources: tables,
  services: [
    {
      said: {
        name: 'Table',
        slug: 'table',
        shortDescription: 'A table for two hours.',
        description: 'For up to eight people. Larger parties and events: write to us.',
        translations: {
          fr: { name: 'Table', shortDescription: 'Une table pour deux heures.' },
          th: { name: 'โต๊ะ', shortDescription: 'โต๊ะสำหรับสองชั่วโมง' },
        },
        bufferAfter: 15,
        noticeMinutes: 60,
        windowDays: 60,
        gridMinutes: 30,
        partyMax: 8,
        pay: 'free',
        changeHours: 2,
        cancelHours: 2,
      },
      at: ['Kimihurura', 'Nyamirambo'],
      options: [[120, 0]],
      needs: [{ label: 'Table', of: tables.map(({ name }) => name), assignment: 'most_free' }],
      questions: [
        {
          label: 'Anything we should know?',
          kind: 'text',
          answers: [
            'A high chair, please.',
            'One of us does not eat peanuts.',
            'Une table en terrasse si possible.',
            'It is a birthday.',
          ],
        },
      ],
      aDay: 8,
      busyAt: [19, 20, 13, 18, 12],
    },
  ],
};
