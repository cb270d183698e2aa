/** Most services that one business lets people sign in by. */
export const mostProviders = 10;

/** Where services lead people back to: one address for the whole installation, whatever a business is called. */
export const callbackPath = '/api/sign-in/callback';
