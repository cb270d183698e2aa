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
  { to: '/today', words: 'today.title', icon: 'calendar', act: 'customers.read' },
  { to: '/customers', words: 'customers.title', icon: 'people', act: 'customers.read' },
  {
    to: '/reviews',
    words: 'reviews.title',
    icon: 'alike',
    act: 'customers.read',
    counts: 'reviews',
  },
  { to: '/import', words: 'imports.title', icon: 'upload', act: 'imports.read' },
  { to: '/mirror', words: 'mirror.title', icon: 'half', act: 'imports.run' },
  { to: '/jobs', words: 'jobs.title', icon: 'jobs', act: 'jobs.read' },
  { to: '/audit', words: 'audit.title', icon: 'audit', act: 'audit.read' },
  { to: '/mailbox', words: 'mailbox.title', icon: 'mail', mailbox: true },
  { to: '/settings', words: 'settings.title', icon: 'settings' },
];

/** The parts of the settings, in order: first the business's, then one's own. */
export const settingsParts = [
  { part: 'business', words: 'settings.business.title', icon: 'building', act: 'business.read' },
  { part: 'locations', words: 'settings.locations.title', icon: 'pin', act: 'business.read' },
  { part: 'team', words: 'settings.team.title', icon: 'people', act: 'staff.read' },
  { part: 'tags', words: 'settings.tags.title', icon: 'tag', act: 'tags.read' },
  { part: 'fields', words: 'settings.fields.title', icon: 'list', act: 'business.read' },
  { part: 'sources', words: 'settings.sources.title', icon: 'table', act: 'imports.read' },
  { part: 'matching', words: 'matching.title', icon: 'link', act: 'business.read' },
  { part: 'shared', words: 'settings.shared.title', icon: 'phone', act: 'customers.read' },
  { part: 'keys', words: 'settings.keys.title', icon: 'key', act: 'keys.manage' },
  { part: 'tiers', words: 'settings.tiers.title', icon: 'up', act: 'business.read' },
  { part: 'sign-in', words: 'settings.signIn.title', icon: 'person', act: 'business.change' },
  { part: 'privacy', words: 'privacy.title', icon: 'shield', act: 'privacy.read' },
  { part: 'webhooks', words: 'settings.webhooks.title', icon: 'link', act: 'webhooks.manage' },
  { part: 'account', words: 'settings.account.title', icon: 'person' },
  { part: 'sessions', words: 'settings.sessions.title', icon: 'screen' },
  { part: 'two-step', words: 'settings.twoStep.title', icon: 'lock' },
] as const satisfies readonly {
  part: string;
  words: WordKey;
  icon: IconName;
  act?: Act;
}[];

export type SettingsPart = (typeof settingsParts)[number]['part'];
