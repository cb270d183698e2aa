export { handlers } from './handlers.ts';
export { invitationMail } from './letters/invitation.ts';
export { signInCodeMail } from './letters/sign-in-code.ts';
export { keepMail, listMail, readMail, type ArrivedMail } from './mailbox.ts';
