/** How the token of every invitation begins. */
export const invitationPrefix = 'ci_';

/** How long an invitation counts: a week. */
export const invitationSeconds = 7 * 86_400;

/** Most open invitations of one business, and most it makes in an hour: each writes to a stranger. */
export const mostOpen = 100;
export const mostHourly = 100;

/** What the sealed token of an invitation belongs to. */
export const tokenOf = (invitation: string) => `invitation ${invitation}`;
