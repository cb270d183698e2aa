import type { Words } from '../shape.ts';

export const today: Words['today'] = {
  title: 'Aujourd’hui',
  attention: 'Demande quelqu’un',
  nothing: 'Rien ne vous attend.',
  oldest: 'le plus ancien :',
  kinds: {
    erasures_one: '{{number}} client demande à être effacé',
    erasures_other: '{{number}} clients demandent à être effacés',
    erasures_many: '{{number}} de clients demandent à être effacés',
    reviews_one: '{{number}} personne est peut-être déjà connue',
    reviews_other: '{{number}} personnes sont peut-être déjà connues',
    reviews_many: '{{number}} de personnes sont peut-être déjà connues',
    webhooks_off_one: '{{number}} webhook a été désactivé : rien ne passait',
    webhooks_off_other: '{{number}} webhooks ont été désactivés : rien ne passait',
    webhooks_off_many: '{{number}} de webhooks ont été désactivés : rien ne passait',
    dead_jobs_one: '{{number}} tâche a échoué pour de bon',
    dead_jobs_other: '{{number}} tâches ont échoué pour de bon',
    dead_jobs_many: '{{number}} de tâches ont échoué pour de bon',
    failed_messages_one: '{{number}} message n’a pas pu être envoyé',
    failed_messages_other: '{{number}} messages n’ont pas pu être envoyés',
    uncertain_messages_one: '{{number}} message n’est peut-être pas arrivé',
    uncertain_messages_other: '{{number}} messages ne sont peut-être pas arrivés',
    failed_messages_many: '{{number}} messages n’ont pas pu être envoyés',
    uncertain_messages_many: '{{number}} messages ne sont peut-être pas arrivés',
    failed_imports_one: '{{number}} importation a échoué',
    failed_imports_other: '{{number}} importations ont échoué',
    failed_imports_many: '{{number}} d’importations ont échoué',
    waiting_imports_one: '{{number}} fichier envoyé n’est pas importé',
    waiting_imports_other: '{{number}} fichiers envoyés ne sont pas importés',
    waiting_imports_many: '{{number}} de fichiers envoyés ne sont pas importés',
    failing_calendars_one:
      '{{number}} agenda ne peut plus être lu : ses horaires occupés datent peut-être',
    failing_calendars_other:
      '{{number}} agendas ne peuvent plus être lus : leurs horaires occupés datent peut-être',
    failing_calendars_many:
      '{{number}} d’agendas ne peuvent plus être lus : leurs horaires occupés datent peut-être',
    zone_reviews_one:
      '{{number}} réservation a une autre heure depuis qu’un pays a changé ses horloges',
    zone_reviews_other:
      '{{number}} réservations ont une autre heure depuis qu’un pays a changé ses horloges',
    zone_reviews_many:
      '{{number}} de réservations ont une autre heure depuis qu’un pays a changé ses horloges',
  },
  figures: '30 derniers jours',
  names: {
    customers: 'Nouveaux clients',
    recognised: 'Reconnus',
    reviews: 'À vérifier',
  },
  byDay: '{{what}} par jour',
  day: 'Jour',
  before: '{{before}} les 30 jours d’avant',
  health: 'Comment les personnes sont connues',
  customers: 'Clients',
  openReviews: 'Vérifications ouvertes',
  sharing: 'Ont un contact en commun',
  sharingWhy:
    'Clients dont un à quatre autres ont le même e-mail ou téléphone : peut-être une personne en double.',
  links: 'Liens qui tiennent',
  linksWhy: 'Parmi les liens entre profils et clients qui ont été examinés.',
  stale: 'Liens douteux',
  staleWhy: 'Liens qui peuvent égarer : rien depuis un an, ou les données les contredisent.',
  duplicates: 'Doublons probables',
  duplicatesWhy: 'Paires de clients qui sont peut-être une même personne.',
  sharedContacts: 'Contacts partagés',
  sharedContactsWhy:
    'E-mails, téléphones et adresses trouvés chez plusieurs personnes : ils ne comptent plus.',
  notCounted: 'Compté cette nuit',
  counted: 'Liens et partages ont été comptés',
};

export const start: Words['start'] = {
  title: 'Préparez votre établissement',
  doneOf: '{{done}} sur {{all}} faits',
  done: 'fait',
  back: 'Retour',
  next: 'Suite : {{step}}',
  toToday: 'Aller à Aujourd’hui',
  steps: {
    business: 'Établissement',
    locations: 'Lieux',
    team: 'Équipe',
    mail: 'Courrier',
    import: 'Personnes',
    backup: 'Sauvegarde',
  },
  left: {
    business: 'Dites comment s’appelle votre établissement et où il est',
    locations: 'Ajoutez les lieux où vous recevez',
    team: 'Invitez celles et ceux qui travaillent avec vous',
    mail: 'Laissez Clientele envoyer du courrier',
    import: 'Faites venir les personnes que vous connaissez',
    backup: 'Faites une première sauvegarde',
  },
  mail: {
    title: 'Courrier',
    lead: 'Les codes de connexion et les invitations partent par courrier électronique.',
    stays: 'Le courrier ne quitte pas encore ce serveur.',
    how: 'Indiquez un serveur de courrier et un expéditeur là où Clientele est lancé, puis relancez-le :',
    from: 'Expéditeur',
    domain: 'Domaine',
    records: 'Ce que dit le domaine',
    again: 'Vérifier encore',
    names: {
      mx: 'Reçoit du courrier (MX)',
      spf: 'Peut envoyer (SPF)',
      dmarc: 'Règle (DMARC)',
    },
    states: { found: 'Trouvé', missing: 'Absent', unknown: 'Introuvable pour l’instant' },
    means: {
      mx: 'Sans lui, les réponses à votre courrier reviennent.',
      spf: 'Dit quels serveurs peuvent envoyer pour le domaine. Sans lui, le courrier passe vite pour indésirable.',
      dmarc: 'Dit quoi faire du courrier qui ne prouve rien. Les grandes messageries le demandent.',
    },
    dkim: 'DKIM signe chaque courrier. Votre service de courrier en donne l’enregistrement ; il ne peut être cherché d’ici.',
  },
  backup: {
    title: 'Sauvegarde',
    lead: 'Tout dans un fichier : chaque établissement de ce serveur, ses personnes et ses fichiers.',
    last: 'Dernière sauvegarde',
    never: 'Aucune',
    database: 'Base de données',
    databases: { embedded: 'Intégrée, dans le dossier des données', postgres: 'PostgreSQL' },
    how: {
      embedded:
        'Arrêtez Clientele, lancez ceci là où il est installé et gardez le fichier ailleurs. Il contient la clé maîtresse.',
      postgres:
        'Lancez ceci là où Clientele est installé, sans l’arrêter, et gardez le fichier ailleurs. Les sauvegardes que PostgreSQL fait lui-même n’apparaissent pas ici.',
    },
  },
};
