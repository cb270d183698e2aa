import type { Act } from '#contract/acts';
import type { IconName } from '../../ui/icon.tsx';
import type { WordKey } from '../../words/index.ts';

/** A place one can go to from anywhere. */
export interface Place {
  readonly to: string;
  readonly words: WordKey;
  readonly icon: IconName;
  /** Whoever may not do this does not see the place. */
  readonly act?: Act;
  /** What waits there is counted beside it. */
  readonly counts?: 'reviews';
  /** Only where mail stays in the built-in mailbox. */
  readonly mailbox?: true;
}

/** The places of the app, in the order of the navigation. */
export const places: readonly Place[] = [
  { to: '/today', words: 'today.title', icon: 'sun', act: 'customers.read' },
  { to: '/calendar', words: 'places.calendar', icon: 'calendar', act: 'bookings.read' },
  { to: '/customers', words: 'customers.title', icon: 'people', act: 'customers.read' },
  {
    to: '/reviews',
    words: 'places.reviews',
    icon: 'alike',
    act: 'customers.read',
    counts: 'reviews',
  },
  { to: '/bookings', words: 'places.bookings', icon: 'clock', act: 'bookings.read' },
  { to: '/waitlist', words: 'places.waitlist', icon: 'hourglass', act: 'bookings.read' },
  { to: '/messages', words: 'places.messages', icon: 'mail', act: 'messages.read' },
  { to: '/payments', words: 'places.parts.payments', icon: 'card', act: 'payments.read' },
  { to: '/services', words: 'places.services', icon: 'list', act: 'business.read' },
  { to: '/import', words: 'places.import', icon: 'upload', act: 'imports.read' },
  { to: '/mirror', words: 'places.mirror', icon: 'half', act: 'imports.run' },
  { to: '/jobs', words: 'places.jobs', icon: 'jobs', act: 'jobs.read' },
  { to: '/audit', words: 'places.audit', icon: 'audit', act: 'audit.read' },
  { to: '/mailbox', words: 'mailbox.title', icon: 'mail', mailbox: true },
  { to: '/settings', words: 'places.settings', icon: 'settings' },
];

/** The parts of the settings, in order: first the business's, then one's own. */
export const settingsParts = [
  { part: 'business', words: 'places.parts.business', icon: 'building', act: 'business.read' },
  { part: 'locations', words: 'places.parts.locations', icon: 'pin', act: 'business.read' },
  { part: 'team', words: 'places.parts.team', icon: 'people', act: 'staff.read' },
  { part: 'resources', words: 'places.parts.resources', icon: 'calendar', act: 'business.read' },
  { part: 'packages', words: 'places.parts.packages', icon: 'card', act: 'business.read' },
  { part: 'tags', words: 'places.parts.tags', icon: 'tag', act: 'tags.read' },
  { part: 'fields', words: 'places.parts.fields', icon: 'list', act: 'business.read' },
  { part: 'sources', words: 'places.parts.sources', icon: 'table', act: 'imports.read' },
  { part: 'matching', words: 'places.parts.matching', icon: 'link', act: 'business.read' },
  { part: 'shared', words: 'places.parts.shared', icon: 'phone', act: 'customers.read' },
  { part: 'keys', words: 'places.parts.keys', icon: 'key', act: 'keys.manage' },
  { part: 'tiers', words: 'places.parts.tiers', icon: 'up', act: 'business.read' },
  { part: 'old-ids', words: 'places.parts.oldIds', icon: 'search', act: 'customers.read' },
  { part: 'sign-in', words: 'places.parts.signIn', icon: 'person', act: 'business.change' },
  { part: 'privacy', words: 'privacy.title', icon: 'shield', act: 'privacy.read' },
  { part: 'messages', words: 'places.parts.messages', icon: 'mail', act: 'messages.read' },
  { part: 'holidays', words: 'places.parts.holidays', icon: 'sun', act: 'business.read' },
  {
    part: 'calendars',
    words: 'places.parts.calendars',
    icon: 'calendar',
    act: 'calendars.connect',
  },
  { part: 'payments', words: 'places.parts.payments', icon: 'card', act: 'payments.read' },
  { part: 'webhooks', words: 'places.parts.webhooks', icon: 'link', act: 'webhooks.manage' },
  { part: 'account', words: 'places.parts.account', icon: 'person' },
  { part: 'sessions', words: 'places.parts.sessions', icon: 'screen' },
  { part: 'two-step', words: 'places.parts.twoStep', icon: 'lock' },
] as const satisfies readonly {
  part: string;
  words: WordKey;
  icon: IconName;
  act?: Act;
}[];

export type SettingsPart = (typeof settingsParts)[number]['part'];
