/** A document of which a birth date can be read. */
export const identityDocuments = ['identity_card', 'passport', 'driving_licence', 'other'] as const;
export type IdentityDocument = (typeof identityDocuments)[number];
