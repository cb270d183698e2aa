import { sendSample } from '../../../../server/messaging/templates/sample.ts';
import { scheduled, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** Somebody at work has a sample sent to them. */
const put = ({ opened, shop: { staff } }: World) =>
  opened.db.as(staff.owner, 'caller', (tx) =>
    sendSample(tx, staff.owner, { type: 'confirmation', language: 'en' }),
  );

export const messaging = {
  'messages.send': { arrange: put },
  'messages.sweep': { arrange: put, send: scheduled('messages.sweep') },
} satisfies Record<string, Kind>;
