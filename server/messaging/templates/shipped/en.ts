import type { ShippedLanguage } from './words.ts';

const hello = 'Hello{% if customer.first_name %} {{ customer.first_name }}{% endif %},';
const booked = [
  ['What', 'booking.service'],
  ['When', 'booking.when'],
  ['Where', 'booking.where'],
  ['With', 'booking.who'],
  ['People', 'booking.party'],
  ['Price', 'booking.price'],
  ['Paid', 'booking.paid'],
  ['Reference', 'booking.reference'],
] as const;
const short = [
  ['What', 'booking.service'],
  ['When', 'booking.when'],
  ['Where', 'booking.where'],
  ['Reference', 'booking.reference'],
] as const;
const work = [
  ['Customer', 'customer.name'],
  ['E-mail', 'customer.email'],
  ['Phone', 'customer.phone'],
  ...booked,
  ['They write', 'booking.note'],
] as const;
const manage = { words: 'See, change or cancel', link: 'booking.manage_link' };
const atWork = { words: 'Open the booking', link: 'booking.staff_link' };
const again = { words: 'Book again', link: 'business.booking_link' };
const stop = { words: 'No more messages of this kind', link: 'unsubscribe.link' };
const meeting = '{% if booking.meeting %}You meet here: {{ booking.meeting }}{% endif %}';
const policy = '{% if booking.policy %}{{ booking.policy }}{% endif %}';
const reason = '{% if booking.reason %}The reason: {{ booking.reason }}{% endif %}';
const was = '{% if booking.was %}It was: {{ booking.was }}.{% endif %}';

/** What is shipped in English. */
export const en: ShippedLanguage = {
  request_received: {
    subject: 'We have your request: {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'thank you. We have your request and will tell you soon whether the time suits.',
    ],
    facts: booked,
    closing: ['Until you hear from us, nothing is booked yet.', policy],
    act: manage,
  },
  confirmation: {
    subject: 'Booked: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'your booking is confirmed. We look forward to seeing you.'],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  reminder: {
    subject: 'Soon: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'this is a reminder of your booking.'],
    facts: short,
    closing: [meeting, policy],
    act: manage,
    small: stop,
  },
  moved: {
    subject: 'New time: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'your booking has a new time.', was],
    facts: short,
    closing: [meeting, policy],
    act: manage,
  },
  rescheduled: {
    subject: 'Rebooked: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'your booking was changed. This one takes the place of the one before.', was],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  cancelled: {
    subject: 'Cancelled: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'your booking is cancelled.', reason],
    facts: short,
    act: again,
  },
  declined: {
    subject: 'Not possible: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'we are sorry: we cannot take your booking at this time.', reason],
    facts: short,
    closing: ['Another time may well be free.'],
    act: again,
  },
  no_show: {
    subject: 'We missed you: {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'we waited for you and hope that all is well.'],
    facts: short,
    closing: [policy],
    act: again,
  },
  follow_up: {
    subject: 'How was it? {{ booking.service }} at {{ business.name }}',
    opening: [
      hello,
      'thank you for coming. Was everything as you like it? Answer this mail: we read every word.',
    ],
    act: again,
    small: stop,
  },
  waitlist_offer: {
    subject: 'A place is free: {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'a time that you waited for is free. It is kept for you until {{ offer.ends }}.',
    ],
    facts: [
      ['What', 'booking.service'],
      ['When', 'booking.when'],
      ['Where', 'booking.where'],
      ['With', 'booking.who'],
      ['Price', 'booking.price'],
    ],
    act: { words: 'Take it, or let it go', link: 'offer.link' },
  },
  payment_receipt: {
    subject: 'Paid: {{ payment.amount }} to {{ business.name }}',
    opening: [hello, 'thank you: {{ payment.amount }} arrived.'],
    facts: short,
    act: manage,
  },
  payment_lapsed: {
    subject: 'Your money goes back: {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'your payment arrived after the time for it had run out, and somebody else has taken the place meanwhile. We are sorry. {{ payment.amount }} goes back to you in full.',
    ],
    facts: short,
    act: again,
  },
  staff_new_booking: {
    subject: 'New: {{ booking.service }}, {{ booking.when }}',
    opening: ['Somebody has booked.'],
    facts: work,
    act: atWork,
  },
  staff_moved: {
    subject: 'Moved: {{ booking.service }}, {{ booking.when }}',
    opening: ['A booking has a new time.', was],
    facts: work,
    act: atWork,
  },
  staff_cancelled: {
    subject: 'Cancelled: {{ booking.service }}, {{ booking.when }}',
    opening: ['A booking is cancelled.', reason],
    facts: work,
    act: atWork,
  },
  staff_digest: {
    subject: '{{ digest.count }} changes of bookings at {{ business.name }}',
    opening: ['This has changed:', '{{ digest.list }}'],
  },
};
