/** Where the mailbox stands open: inside the app, or beside the sign-in page for those whose code is in it. */
export type MailboxPlace = '/mailbox' | '/sign-in/mailbox';
