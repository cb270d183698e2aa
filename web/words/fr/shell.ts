import type { Words } from '../shape.ts';

export const shell: Words['shell'] = {
  skip: 'Aller à la page',
  navigation: 'Principale',
  business: 'Entreprise',
  businesses: 'Vos entreprises',
  switchBusiness: 'Passer à',
  demo: 'Démo',
  demoInvented: 'Tout le monde ici est inventé',
  demoFilling: 'La démo se remplit : {{share}} des passages de {{people}} personnes',
  account: 'Votre compte',
  more: 'Plus',
  look: 'Apparence',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  language: 'Langue',
  signOut: 'Se déconnecter',
  search: 'Tout chercher',
  searchHint: 'Un nom, un téléphone, une adresse e-mail, une page ou une action',
  nothingFound: 'Rien trouvé.',
  pages: 'Pages',
  acts: 'Actions',
  fault: 'Ceci n’a pas pu être affiché',
  again: 'Réessayer',
  requestId: 'Identifiant de la requête',
  missing: 'Il n’y a rien ici',
  missingWhy: 'Le lien est peut-être ancien, ou ce qu’il montrait a été supprimé.',
  toCustomers: 'Aller aux clients',
  denied: 'Votre rôle ne le permet pas',
  deniedWhy:
    'Un propriétaire ou un administrateur de l’entreprise peut changer ce que vous pouvez voir.',
  zoneOf: 'chez {{name}}',
  loadMore: 'Afficher plus',
};

export const roles: Words['roles'] = {
  owner: 'Propriétaire',
  admin: 'Administrateur',
  consultant: 'Conseiller',
  sales: 'Ventes',
  support: 'Assistance',
};
