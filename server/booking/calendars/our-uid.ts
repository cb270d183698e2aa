/** Whether an event in another calendar is a booking of ours, which went there by a feed or an invitation. */
export const isOurUid = (uid: string): boolean => /^[0-9a-f-]{36}@clientele$/.test(uid);
