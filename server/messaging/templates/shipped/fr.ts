import type { ShippedLanguage } from './words.ts';

const hello = 'Bonjour{% if customer.first_name %} {{ customer.first_name }}{% endif %},';
const booked = [
  ['Quoi', 'booking.service'],
  ['Quand', 'booking.when'],
  ['Où', 'booking.where'],
  ['Avec', 'booking.who'],
  ['Personnes', 'booking.party'],
  ['Prix', 'booking.price'],
  ['Payé', 'booking.paid'],
  ['Référence', 'booking.reference'],
] as const;
const short = [
  ['Quoi', 'booking.service'],
  ['Quand', 'booking.when'],
  ['Où', 'booking.where'],
  ['Référence', 'booking.reference'],
] as const;
const work = [
  ['Client', 'customer.name'],
  ['E-mail', 'customer.email'],
  ['Téléphone', 'customer.phone'],
  ...booked,
  ['Message', 'booking.note'],
] as const;
const manage = { words: 'Voir, modifier ou annuler', link: 'booking.manage_link' };
const atWork = { words: 'Ouvrir la réservation', link: 'booking.staff_link' };
const again = { words: 'Réserver de nouveau', link: 'business.booking_link' };
const stop = { words: 'Ne plus recevoir ce genre de message', link: 'unsubscribe.link' };
const meeting = '{% if booking.meeting %}Le lien de la réunion : {{ booking.meeting }}{% endif %}';
const policy = '{% if booking.policy %}{{ booking.policy }}{% endif %}';
const reason = '{% if booking.reason %}La raison : {{ booking.reason }}{% endif %}';
const was = '{% if booking.was %}Auparavant : {{ booking.was }}.{% endif %}';

/** What is shipped in French. */
export const fr: ShippedLanguage = {
  request_received: {
    subject: 'Demande reçue : {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'merci. Nous avons bien reçu votre demande et vous dirons bientôt si l’horaire convient.',
    ],
    facts: booked,
    closing: ['Rien n’est réservé avant notre réponse.', policy],
    act: manage,
  },
  confirmation: {
    subject: 'Réservé : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'votre réservation est confirmée. Au plaisir de vous voir.'],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  reminder: {
    subject: 'Bientôt : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'voici un rappel de votre réservation.'],
    facts: short,
    closing: [meeting, policy],
    act: manage,
    small: stop,
  },
  moved: {
    subject: 'Nouvel horaire : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'votre réservation a un nouvel horaire.', was],
    facts: short,
    closing: [meeting, policy],
    act: manage,
  },
  rescheduled: {
    subject: 'Réservation modifiée : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'votre réservation a été modifiée. Celle-ci remplace la précédente.', was],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  cancelled: {
    subject: 'Annulé : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'votre réservation est annulée.', reason],
    facts: short,
    act: again,
  },
  declined: {
    subject: 'Impossible : {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'nous sommes désolés : nous ne pouvons pas accepter votre réservation à cet horaire.',
      reason,
    ],
    facts: short,
    closing: ['Un autre horaire est peut-être libre.'],
    act: again,
  },
  no_show: {
    subject: 'Vous nous avez manqué : {{ booking.service }}, {{ booking.when }}',
    opening: [hello, 'nous vous avons attendu et espérons que tout va bien.'],
    facts: short,
    closing: [policy],
    act: again,
  },
  follow_up: {
    subject: 'Comment était-ce ? {{ booking.service }} chez {{ business.name }}',
    opening: [
      hello,
      'merci de votre visite. Tout vous a-t-il plu ? Répondez à cet e-mail : nous lisons chaque mot.',
    ],
    act: again,
    small: stop,
  },
  waitlist_offer: {
    subject: 'Une place se libère : {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'un horaire que vous attendiez est libre. Il vous est gardé jusqu’au {{ offer.ends }}.',
    ],
    facts: [
      ['Quoi', 'booking.service'],
      ['Quand', 'booking.when'],
      ['Où', 'booking.where'],
      ['Avec', 'booking.who'],
      ['Prix', 'booking.price'],
    ],
    act: { words: 'Le prendre, ou le laisser', link: 'offer.link' },
  },
  payment_receipt: {
    subject: 'Payé : {{ payment.amount }} à {{ business.name }}',
    opening: [hello, 'merci : {{ payment.amount }} nous sont parvenus.'],
    facts: short,
    act: manage,
  },
  payment_lapsed: {
    subject: 'Votre argent vous est rendu : {{ booking.service }}, {{ booking.when }}',
    opening: [
      hello,
      'votre paiement est arrivé après le délai, et quelqu’un d’autre a pris la place entre-temps. Nous en sommes désolés. {{ payment.amount }} vous sont rendus en entier.',
    ],
    facts: short,
    act: again,
  },
  staff_new_booking: {
    subject: 'Nouveau : {{ booking.service }}, {{ booking.when }}',
    opening: ['Quelqu’un a réservé.'],
    facts: work,
    act: atWork,
  },
  staff_moved: {
    subject: 'Déplacé : {{ booking.service }}, {{ booking.when }}',
    opening: ['Une réservation a un nouvel horaire.', was],
    facts: work,
    act: atWork,
  },
  staff_cancelled: {
    subject: 'Annulé : {{ booking.service }}, {{ booking.when }}',
    opening: ['Une réservation est annulée.', reason],
    facts: work,
    act: atWork,
  },
  staff_digest: {
    subject: '{{ digest.count }} changements de réservations chez {{ business.name }}',
    opening: ['Voici ce qui a changé :', '{{ digest.list }}'],
  },
};
