export { changeCustomer } from './change/change.ts';
export { setTags } from './change/tags.ts';
export { handlers } from './handlers.ts';
export { normaliseBirthDate } from './normalise/date.ts';
export { normaliseEmail } from './normalise/email.ts';
export { normalisePhone } from './normalise/phone.ts';
export { identify, identifyMany } from './recognise/identify.ts';
export { tasks } from './tasks.ts';
export { withdrawProfiles, type Withdrawal } from './withdraw/withdraw.ts';
