import type { Words } from '../shape.ts';

export const acts: Words['acts'] = {
  numbers: { read: 'Voir en entier les numéros d’identité et semblables' },
  business: {
    read: 'Voir l’entreprise',
    change: 'Modifier l’entreprise',
    'leave-demo': 'Quitter la démo',
  },
  locations: { change: 'Modifier les lieux' },
  staff: {
    read: 'Voir l’équipe',
    invite: 'Inviter des personnes',
    change: 'Modifier l’équipe',
  },
  keys: { manage: 'Gérer les clés d’API' },
  booking: { settings: 'Modifier les réglages des réservations' },
  calendars: { connect: 'Connecter des agendas' },
  services: { change: 'Modifier les services' },
  resources: { change: 'Modifier les personnes et les lieux réservés' },
  hours: { change: 'Modifier les horaires' },
  bookings: {
    read: 'Voir les réservations',
    export: 'Exporter les réservations',
    change: 'Faire et modifier des réservations',
  },
  messages: {
    read: 'Voir les messages',
    send: 'Remettre des messages à l’envoi, bloquer ou autoriser des adresses',
  },
  templates: { change: 'Modifier ce que disent les messages, et leur envoi' },
  packages: {
    change: 'Vendre et suspendre des forfaits',
    adjust: 'Ajuster et reprendre des forfaits',
  },
  payments: {
    read: 'Voir les paiements',
    take: 'Encaisser des paiements',
    refund: 'Rembourser, et dispenser de payer',
    connect: 'Connecter le prestataire de paiement',
  },
  webhooks: { manage: 'Gérer les webhooks' },
  tags: { read: 'Voir les étiquettes', change: 'Modifier les étiquettes' },
  fields: { change: 'Modifier les champs propres' },
  customers: {
    export: 'Exporter les clients',
    read: 'Voir les clients',
    change: 'Modifier les clients',
    merge: 'Fusionner des clients, l’annuler, et décider à qui est un profil',
    identify: 'Reconnaître des personnes',
    block: 'Bloquer des coordonnées pour toute l’entreprise',
  },
  reviews: { decide: 'Décider qui est qui' },
  consents: {
    read: 'Voir ce que les clients permettent',
    record: 'Noter ce que les clients permettent',
  },
  segments: { change: 'Enregistrer et modifier les segments' },
  imports: { read: 'Voir les importations', run: 'Lancer des importations' },
  matching: { change: 'Modifier le rapprochement' },
  jobs: { read: 'Voir les tâches', replay: 'Réessayer des tâches' },
  audit: { read: 'Lire le journal' },
  privacy: {
    read: 'Voir les demandes d’effacement',
    export: 'Exporter tout sur un client',
    erase: 'Effacer des clients',
    change: 'Modifier les durées de conservation',
  },
};
