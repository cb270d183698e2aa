/** How the token of every invitation begins. */
export const invitationPrefix = 'ci_';

/** How long an invitation counts: a week. */
export const invitationSeconds = 7 * 86_400;

/** Most open invitations of one business. */
export const mostOpen = 100;

/** What the sealed token of an invitation belongs to. */
export const tokenOf = (invitation: string) => `invitation ${invitation}`;
