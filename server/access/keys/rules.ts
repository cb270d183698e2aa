/** How the token of every API key begins. */
export const keyPrefix = 'ck_';

/** Most unrevoked keys of one business, and most that a list returns. */
export const mostKeys = 100;
export const mostListed = 200;
