/** What places of the app are called, in the navigation and the palette. */
export const places = {
  import: 'Importations',
  mirror: 'Miroir',
  settings: 'Réglages',
  parts: {
    business: 'Entreprise',
    locations: 'Lieux',
    team: 'Équipe',
    tags: 'Étiquettes',
    fields: 'Champs propres',
    sources: 'Sources',
    matching: 'Rapprochement',
    shared: 'Contacts partagés',
    keys: 'Clés d’API',
    tiers: 'Niveaux',
    signIn: 'Connexion des clients',
    webhooks: 'Webhooks',
    account: 'Nom et langue',
    sessions: 'Sessions',
    twoStep: 'Connexion en deux étapes',
  },
};
