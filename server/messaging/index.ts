export { sayOutside } from './consents/outside.ts';
export { handlers } from './handlers.ts';
export { invitationMail } from './letters/invitation.ts';
export { proofCodeMail } from './letters/proof-code.ts';
export { signInCodeMail } from './letters/sign-in-code.ts';
export { webhookOffMail } from './letters/webhook-off.ts';
export { countOldLetters, forgetLetters, forgetOldLetters } from './forget.ts';
export { keepMail, listMail, readMail, type ArrivedMail } from './mailbox.ts';
