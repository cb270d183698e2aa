import { askForProof } from '#access';
import { cancelMine, vipMove } from '#booking';
import { portal } from '#contract/portal';
import { vip } from '#contract/vip';
import { implement } from '#platform/handler';
import { addOwnContact, changeOwnRecord } from './change.ts';
import { readOwnRecord } from './record.ts';
import { linkAccount } from './vip/link-account.ts';
import { changeProfile } from './vip/change-profile.ts';
import { readProfile } from './vip/profile.ts';
import { listBookings, listPackages } from './vip/rooms.ts';
import { readStatus } from './vip/status.ts';

/** What answers customers about their own record. */
const ownHandlers = implement(portal, {
  getOwnRecord: ({ tx, who }) => readOwnRecord(tx, who),
  updateOwnRecord: ({ tx, who, body }) => changeOwnRecord(tx, who, body),
  requestEmailCode: async ({ who, body, ports }) => {
    const expiresAt = await askForProof(ports, who, body);
    return { expiresAt: expiresAt.toISOString() };
  },
  requestPhoneCode: async ({ who, body, ports }) => {
    const expiresAt = await askForProof(ports, who, body);
    return { expiresAt: expiresAt.toISOString() };
  },
  addOwnPhone: async ({ who, body, ports }) => (await addOwnContact(ports, who, body)).record,
  addOwnEmail: async ({ who, body, ports }) => (await addOwnContact(ports, who, body)).record,
});

/** What answers the VIP API. */
const vipHandlers = implement(vip, {
  getVipStatus: ({ tx, who }) => readStatus(tx, who),
  linkAccount: ({ who, body, ports }) => linkAccount(ports, who, body),
  requestVipCode: async ({ who, body: { phoneNumber, ...body }, ports }) => {
    const expiresAt = await askForProof(ports, who, { ...body, phone: phoneNumber });
    return { expiresAt: expiresAt.toISOString() };
  },
  getVipProfile: ({ tx, who }) => readProfile(tx, who),
  updateVipProfile: ({ who, body, ports, deprecated }) => {
    if (body.display_name !== undefined) deprecated('display_name', 'name');
    if (body.vip_phone_number !== undefined) deprecated('vip_phone_number', 'phoneNumber');
    return changeProfile(ports, who, body);
  },
  listVipBookings: ({ tx, who, query }) => listBookings(tx, who, query),
  cancelVipBooking: async ({ tx, who, params, body }) => {
    await cancelMine(tx, who, { ...params, reason: body.cancellationReason ?? null });
    return { success: true as const };
  },
  moveVipBooking: async ({ tx, who, params, body }) => ({
    success: true as const,
    updatedBooking: await vipMove(tx, who, { ...params, ...body }),
  }),
  modifyVipBooking: async ({ tx, who, params, body }) => ({
    success: true as const,
    updatedBooking: await vipMove(tx, who, { ...params, ...body }),
  }),
  listVipPackages: ({ tx, who }) => listPackages(tx, who),
});

/** What answers for what customers see and do of their own. */
export const handlers = [...ownHandlers, ...vipHandlers];
