/** Words of the visual language, on every face. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  clear: 'Clear',
  dismiss: 'Dismiss',
  loading: 'Loading …',
  copied: 'Copied',
  copyId: 'Copy {{what}} {{id}}',
  undo: 'Undo',
  undone: 'Put back',
  results: 'Results',
  keys: 'Keyboard shortcuts',
};

export const keys = {
  palette: 'Find customers, pages and actions',
  search: 'Search on this page',
  rows: 'Next or previous row',
  open: 'Open the row',
  edit: 'Edit',
  customers: 'Go to customers',
  undo: 'Undo what was just removed',
  close: 'Close what is open',
  help: 'Show these shortcuts',
};

export const forms = {
  required: 'Fill this in.',
  email: 'Enter an e-mail address such as name@example.com.',
  format: 'This is not in the right form.',
  invalid: 'This is not valid.',
  tooLong: 'Use at most {{most}} characters.',
  atLeastOne: 'Choose at least one.',
  optional: '(optional)',
  nothingFits: 'Nothing fits.',
  saved: 'Saved',
  yes: 'Yes',
  no: 'No',
};
