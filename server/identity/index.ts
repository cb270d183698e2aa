export { handlers } from './handlers.ts';
export { normaliseBirthDate } from './normalise/date.ts';
export { normaliseEmail } from './normalise/email.ts';
export { normalisePhone } from './normalise/phone.ts';
export { saysNothing } from './recognise/arrival.ts';
export { identify, identifyMany, mostInBatch, type Outcome } from './recognise/identify.ts';
export { withdrawProfiles, type Withdrawal } from './withdraw/withdraw.ts';
