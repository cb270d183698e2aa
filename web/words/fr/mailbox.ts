import type { Words } from '../shape.ts';

export const mailbox: Words['mailbox'] = {
  title: 'Boîte aux lettres',
  lead: 'Le courrier reste ici au lieu de partir, car ceci est une démo.',
  list: 'Courrier, le plus récent d’abord',
  none: 'Pas encore de courrier',
  noneWhy: 'Les codes de connexion et les invitations arrivent ici.',
  noneTo: 'Aucun courrier à cette adresse',
  search: 'Seulement le courrier à cette adresse',
  searchHint: 'nom@exemple.com',
  choose: 'Choisissez un courrier pour le lire.',
  from: 'De',
  to: 'À',
  received: 'Arrivé',
  view: 'Comment montrer le courrier',
  looks: 'Tel qu’il paraît',
  text: 'En texte',
  frame: 'Le courrier « {{subject}} »',
  back: 'Tout le courrier',
  noSubject: 'Sans objet',
};
