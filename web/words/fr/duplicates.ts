import type { Words } from '../shape.ts';

export const duplicates: Words['duplicates'] = {
  title: 'Doublons probables',
  lead: 'Des clients qui sont peut-être une même personne, trouvés chaque nuit en les comparant tous.',
  nothing: 'Aucun doublon probable',
  nothingWhy: 'Personne ne semble être là deux fois. Tous les clients sont comparés chaque nuit.',
  becomes:
    'Fusionnés, tout ce qui est aux deux est un seul client : l’identifiant le plus ancien reste, l’autre y mène, et cela s’annule exactement.',
  answers: { merge: 'Fusionner les clients', reject: 'Pas la même', never: 'Jamais la même' },
  done: { merge: 'Fusionnés', reject: 'Deux personnes', never: 'Deux personnes, pour de bon' },
};

export const staleLinks: Words['staleLinks'] = {
  title: 'Liens douteux',
  lead: 'Des liens entre ce qui est venu et un client, qui mènent peut-être au mauvais, ou à personne.',
  reason: 'Pourquoi',
  anyReason: 'Toutes les raisons',
  reasons: {
    silent: 'Muet depuis un an',
    disagrees: 'Les données ne concordent plus',
    merged: 'Mène à un client fusionné',
    erased: 'Le client a été effacé',
  },
  says: 'Se nomme',
  seen: 'Dernière nouvelle',
  confirm: 'C’est juste',
  confirmed: 'Le lien à {{name}} tient, par votre parole.',
  nothing: 'Aucun lien douteux',
  nothingWhy: 'Chaque lien a été examiné depuis un mois, et mène où il doit.',
};
