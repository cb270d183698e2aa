import type { Words } from '../shape.ts';

export const signIn: Words['signIn'] = {
  title: 'Se connecter',
  lead: 'Nous envoyons un code à votre adresse e-mail. Il n’y a pas de mot de passe.',
  email: 'Adresse e-mail',
  sendCode: 'Envoyer le code',
  enterCode: 'Saisissez votre code',
  codeLead: 'Si {{email}} est connue ici, un code est en route.',
  code: 'Code',
  codeHint: 'Six chiffres, valables dix minutes.',
  sixDigits: 'Saisissez les six chiffres.',
  act: 'Se connecter',
  sendAgain: 'Envoyer un nouveau code',
  sentAgain: 'Si l’adresse est connue, un nouveau code est en route.',
  otherEmail: 'Utiliser une autre adresse',
  secondStep: 'Confirmez que c’est vous',
  secondLead: 'Votre compte demande une seconde étape.',
  secondCode: 'Code de votre application d’authentification',
  demo: 'Visiter la démo',
  demoLead: 'Connectez-vous comme l’une de ces personnes. Tout y est inventé.',
  chooseBusiness: 'Choisissez une entreprise',
  noBusiness:
    'Vous ne travaillez ici pour aucune entreprise. Demandez une invitation à un propriétaire ou à un administrateur.',
  noBusinessYet:
    'Il n’y a pas encore d’entreprise ici. À son démarrage, le serveur a affiché un lien à usage unique : ouvrez-le pour créer la première.',
};

export const setUp: Words['setUp'] = {
  title: 'Créez votre entreprise',
  lead: 'Vous en devenez le propriétaire. Tout peut être changé plus tard.',
  you: 'Vous',
  yourName: 'Votre nom',
  yourEmail: 'Votre adresse e-mail',
  business: 'Votre entreprise',
  businessName: 'Nom de l’entreprise',
  location: 'Premier lieu',
  locationName: 'Nom du lieu',
  locationHint: 'Là où viennent les clients. Vous pourrez en ajouter d’autres.',
  act: 'Créer l’entreprise',
  linkDead: 'Ce lien ne fonctionne pas',
  linkDeadWhy:
    'Demandez-en un nouveau à qui vous l’a donné, ou connectez-vous si vous l’avez déjà utilisé.',
};

export const invitation: Words['invitation'] = {
  title: 'Invitation',
  join: 'Rejoindre {{business}}',
  lead: 'Vous êtes invité comme {{role}}. Vous vous connecterez avec {{email}}.',
  act: 'Accepter l’invitation',
};
