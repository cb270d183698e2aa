import type { Words } from '../shape.ts';

export const profile: Words['profile'] = {
  outsideId: 'Identifiant là-bas',
  wrote: 'Ce qu’il dit',
  why: 'Pourquoi cette personne',
  kinds: {
    sign_in: 'Connexion',
    guest: 'Réservation sans compte',
    message: 'Message',
    form: 'Formulaire',
    crm: 'CRM',
    import: 'Importation',
    staff: 'Équipe',
  },
  methods: {
    staff: 'Lié par l’équipe',
    verified: 'Vérifié',
    automatic: 'Reconnu',
    new: 'Premier profil',
  },
  methodsWhy: {
    staff: 'Quelqu’un de l’entreprise a décidé que c’est la même personne.',
    verified: 'Une adresse e-mail ou un téléphone vérifié prouve que c’est la même personne.',
    automatic: 'Ce que dit le profil a été comparé à toutes les personnes connues.',
    new: 'Personne de connu n’était sûrement cette personne ; un client a donc été créé pour lui.',
  },
  outcomes: {
    link: 'Venu de {{source}} et reconnu, à {{share}}',
    new: 'Venu de {{source}} ; personne de semblable n’était alors connu',
    unlike:
      'Venu de {{source}} ; le plus semblable alors connu l’était à {{share}}, trop peu pour ouvrir un cas',
    review: 'Venu de {{source}} ; semblable, mais pas sûr : l’équipe décide',
  },
  cases: {
    own: 'Est peut-être quelqu’un de déjà connu ; l’équipe décide',
    other: 'Quelqu’un qui est venu est peut-être ce client ; l’équipe décide',
  },
};

export const evidence: Words['evidence'] = {
  compared: 'Comparé',
  axis: 'Probabilité qu’il s’agisse d’une seule personne',
  weight: 'Poids',
  before: 'Avant de comparer',
  beforeSentence:
    'Deux fiches prises au hasard désignent une même personne dans {{share}} des cas.',
  together: 'Tout ensemble',
  verdict: 'Une même personne, à {{share}}.',
  label: 'Indices que ce sont les mêmes, champ par champ',
  model:
    'Modèle {{model}}. Les poids doublent les chances : +1 les double, −1 les divise par deux.',
  fields: {
    given: 'Prénom',
    family: 'Nom de famille',
    crossed: 'Noms dans l’autre ordre',
    email: 'E-mail',
    phone: 'Téléphone',
    birthDate: 'Date de naissance',
    place: 'Adresse',
    company: 'Société',
  },
  levels: {
    exact: 'Identique.',
    same: 'Identique.',
    part: 'L’un est une partie de l’autre.',
    nickname: 'L’un est un diminutif de l’autre.',
    script: 'Identique, dans une autre écriture.',
    similar: 'Diffère d’une lettre ou deux.',
    sound: 'Se prononce de la même façon.',
    initial: 'Seule l’initiale est la même.',
    different: 'Différent.',
    spelt: 'Identique, mais ne fait qu’épeler le nom.',
    folded: 'La même boîte, écrite autrement.',
    local: 'La même partie, sous un autre domaine ou pays.',
    localSpelt: 'La même partie, mais elle ne fait qu’épeler le nom.',
    generic: 'Identique, mais partagé par beaucoup de gens.',
    oneOff: 'Diffère d’un chiffre.',
    placeholder: 'Identique, mais ce n’est pas un vrai numéro.',
    typo: 'Diffère comme par une faute de frappe.',
    near: 'Proches l’un de l’autre.',
    year: 'Seule l’année est la même.',
    street: 'La même rue.',
    postcode: 'Le même code postal.',
    city: 'La même ville.',
    cityNear: 'Presque la même ville.',
  },
};
