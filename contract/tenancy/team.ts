import { z } from 'zod';
import { staffRoles } from '../acts.ts';
import { operation, staff } from '../operation.ts';
import { id, instant } from '../shapes.ts';

/** What a person is at a business. */
export const staffRole = z.enum(staffRoles);

/** A person at work for the business. */
export const staffMember = z.object({
  user: id,
  email: z.string(),
  name: z.string(),
  role: staffRole,
  /** Whether the person signs in with a second factor. */
  secondFactor: z.boolean(),
  joinedAt: instant,
});

const params = z.object({ user: id });

/** The people of a business. Only owners make, change or remove owners, and the last owner stays. */
export const teamOperations = {
  listStaff: operation({
    method: 'GET',
    path: '/api/staff',
    summary: 'List the people who work for the business, owners first',
    who: staff('staff.read'),
    authority: 'gate',
    reply: z.object({ rows: z.array(staffMember) }),
  }),
  changeStaffRole: operation({
    method: 'PATCH',
    path: '/api/staff/{user}',
    summary: 'Give a person another role, effective with their next request',
    who: staff('staff.change'),
    authority: 'gate',
    params,
    body: z.strictObject({ role: staffRole }),
    reply: staffMember,
    errors: ['last_owner', 'owner_only'],
  }),
  removeStaff: operation({
    method: 'DELETE',
    path: '/api/staff/{user}',
    summary: 'End a person’s work for the business, effective with their next request',
    who: staff('staff.change'),
    authority: 'gate',
    params,
    errors: ['last_owner', 'owner_only'],
  }),
};
