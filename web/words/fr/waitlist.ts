import type { Words } from '../shape.ts';

/** Who waits for a time that is taken, in French. */
export const waitlist: Words['waitlist'] = {
  lead: 'Qui attend un créneau. Ce qui se libère est gardé pour la personne qui attend depuis le plus longtemps, et lui est proposé.',
  list: 'Qui attend, depuis le plus longtemps d’abord',
  state: 'Où en est-on',
  open: 'En attente ou proposé',
  states: {
    waiting: 'En attente',
    offered: 'Proposé',
    taken: 'Réservé',
    left: 'Parti',
    over: 'Terminé',
  },
  who: 'Qui',
  what: 'Quoi',
  when: 'Quand',
  since: 'Depuis',
  acts: 'Actions',
  erased: 'Personne effacée',
  offered: '{{time}}, gardé jusqu’à {{until}}',
  offer: 'Proposer le premier créneau qui convient',
  offeredNow: 'Un créneau a été proposé à {{name}}.',
  remove: 'Retirer de la liste',
  removedNow: '{{name}} n’attend plus.',
  none: 'Personne n’attend',
  noneWhy: 'On rejoint la liste depuis la page de réservation quand aucun créneau ne convient.',
};
