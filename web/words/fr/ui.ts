import type { Words } from '../shape.ts';

export const ui: Words['ui'] = {
  close: 'Fermer',
  cancel: 'Annuler',
  clear: 'Effacer',
  dismiss: 'Masquer',
  loading: 'Chargement…',
  copied: 'Copié',
  copyId: 'Copier : {{what}} {{id}}',
  undo: 'Annuler',
  undone: 'Remis en place',
  results: 'Résultats',
  keys: 'Raccourcis clavier',
};

export const keys: Words['keys'] = {
  palette: 'Trouver clients, pages et actions',
  search: 'Chercher dans cette page',
  rows: 'Ligne suivante ou précédente',
  open: 'Ouvrir la ligne',
  edit: 'Modifier',
  customers: 'Aller aux clients',
  undo: 'Annuler la dernière suppression',
  close: 'Fermer ce qui est ouvert',
  help: 'Afficher ces raccourcis',
};

export const forms: Words['forms'] = {
  required: 'Remplissez ce champ.',
  email: 'Saisissez une adresse e-mail, par exemple nom@exemple.fr.',
  format: 'La forme n’est pas la bonne.',
  invalid: 'Cette valeur n’est pas valable.',
  tooLong: 'Utilisez au plus {{most}} caractères.',
  atLeastOne: 'Choisissez-en au moins un.',
  optional: '(facultatif)',
  nothingFits: 'Rien ne correspond.',
  saved: 'Enregistré',
  yes: 'Oui',
  no: 'Non',
};
