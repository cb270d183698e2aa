import { EventEmitter } from 'node:events';

/** Tells the workers of this process that a job was just sent, so that they need not wait for their next look. */
export const nudge = new EventEmitter<{ sent: [] }>();
// As many workers may listen as tests open databases.
nudge.setMaxListeners(0);
