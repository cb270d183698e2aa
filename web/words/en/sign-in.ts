export const signIn = {
  title: 'Sign in',
  lead: 'We send a code to your e-mail address. There is no password.',
  email: 'E-mail address',
  sendCode: 'Send code',
  enterCode: 'Enter your code',
  codeLead: 'If {{email}} is known here, a code is on its way to it.',
  code: 'Code',
  codeHint: 'Six digits. It counts for ten minutes.',
  sixDigits: 'Enter all six digits.',
  act: 'Sign in',
  sendAgain: 'Send a new code',
  sentAgain: 'If the address is known, a new code is on its way.',
  otherEmail: 'Use another address',
  secondStep: 'Confirm it is you',
  secondLead: 'Your account asks for a second step.',
  secondCode: 'Code from your authenticator app',
  demo: 'Look around the demo',
  demoLead: 'Sign in as one of these people. Everything in the demo is made up.',
  chooseBusiness: 'Choose a business',
  noBusiness: 'You do not work for any business here. Ask an owner or admin to invite you.',
  noBusinessYet:
    'There is no business here yet. The server printed a one-time link when it started: open it to set up the first.',
};

export const setUp = {
  title: 'Set up your business',
  lead: 'You become its owner. Everything here can be changed later.',
  you: 'You',
  yourName: 'Your name',
  yourEmail: 'Your e-mail address',
  business: 'Your business',
  businessName: 'Name of the business',
  location: 'First location',
  locationName: 'Name of the location',
  locationHint: 'Where customers come to. You can add more later.',
  act: 'Set up the business',
  linkDead: 'This link does not work',
  linkDeadWhy: 'Ask whoever gave it to you for a new one, or sign in if you used it before.',
};

export const invitation = {
  title: 'Invitation',
  join: 'Join {{business}}',
  lead: 'You are invited as {{role}}. You will sign in with {{email}}.',
  act: 'Accept invitation',
};
