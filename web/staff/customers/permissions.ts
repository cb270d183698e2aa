import type { ConsentChannel, ConsentTopic } from '#contract/consents';

// Not the contract's own lists: with them its schemas would load.
export const topics: readonly ConsentTopic[] = ['offers', 'reminders', 'feedback'];
export const channels: readonly ConsentChannel[] = ['email', 'sms', 'whatsapp', 'phone'];
