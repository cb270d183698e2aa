import type { BookingPlan } from './plan.ts';

const open = [4, 5, 6, 7, 1];

/** The winery: tastings and tours with seats. */
export const stillwater: BookingPlan = {
  prefix: 'STW',
  week: [0.6, 0, 0, 0.8, 1.1, 1.7, 1.5],
  resources: [
    {
      kind: 'room',
      name: 'Terrace',
      at: 'Tasting room',
      color: 'purple',
      hours: [[open, '11:00', '17:00']],
    },
    {
      kind: 'room',
      name: 'Cellar',
      at: 'Cellar door',
      color: 'red',
      hours: [[open, '10:00', '16:00']],
    },
    {
      kind: 'person',
      name: 'Felix Arroyo',
      about: 'Pours, explains and leads through the cellar.',
      email: 'host@stillwater.example',
      at: 'Cellar door',
      color: 'blue',
      hours: [[open, '10:00', '17:00']],
    },
  ],
  services: [
    {
      said: {
        name: 'Tasting on the terrace',
        slug: 'tasting',
        shortDescription: 'Five wines and something to eat.',
        description:
          'Seventy-five minutes with five of our wines. Shared tables, at most twelve people.',
        translations: {
          fr: {
            name: 'Dégustation en terrasse',
            shortDescription: 'Cinq vins et de quoi grignoter.',
          },
          th: { name: 'ชิมไวน์บนระเบียง', shortDescription: 'ไวน์ห้าชนิดพร้อมของว่าง' },
        },
        isPopular: true,
        seats: 12,
        partyMax: 6,
        isPerPerson: true,
        gridMinutes: 90,
        gridFrom: 'opening',
        noticeMinutes: 60,
        windowDays: 90,
        pay: 'on_site',
        changeHours: 24,
        cancelHours: 24,
      },
      at: ['Tasting room'],
      options: [[75, 4500]],
      needs: [{ label: 'Room', of: ['Terrace'], assignment: 'most_free' }],
      aDay: 4,
      busyAt: [14, 12, 15, 11],
    },
    {
      said: {
        name: 'Cellar tour',
        slug: 'cellar-tour',
        shortDescription: 'Through the cellar, with tastes from the barrel.',
        description: 'An hour with Felix. The cellar is cool, even in August.',
        translations: {
          fr: {
            name: 'Visite du chai',
            shortDescription: 'À travers le chai, avec des vins tirés du fût.',
          },
          th: { name: 'ชมห้องบ่มไวน์', shortDescription: 'เดินชมห้องบ่มพร้อมชิมจากถัง' },
        },
        seats: 8,
        partyMax: 8,
        isPerPerson: true,
        gridMinutes: 120,
        gridFrom: 'opening',
        noticeMinutes: 240,
        windowDays: 90,
        pay: 'deposit',
        depositPercent: 20,
        changeHours: 48,
        cancelHours: 48,
        refunds: [{ hoursBefore: 48, percent: 100 }],
      },
      at: ['Cellar door'],
      options: [[60, 6000]],
      needs: [
        { label: 'Host', of: ['Felix Arroyo'], assignment: 'most_free' },
        { label: 'Room', of: ['Cellar'], assignment: 'most_free' },
      ],
      aDay: 2.5,
      busyAt: [10, 14, 12],
    },
  ],
};
