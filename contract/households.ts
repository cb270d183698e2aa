import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { customerId, id, instant, line, ofCustomer } from './shapes.ts';

/** Somebody of a household, with what they are in it where that was said. */
export const householdMember = z.object({
  customer: id,
  name: z.string(),
  /** As in `mother`; null where nothing was said. */
  role: z.string().nullable(),
  joinedAt: instant,
});

/** People who live or come together. Each stays a customer of their own. */
export const household = z.object({
  id,
  /** Empty where erasing a member left nothing of it. */
  name: z.string(),
  members: z.array(householdMember),
});
export type Household = z.infer<typeof household>;

/** Somebody who may belong to the same household, and why: nothing comes of it until staff say so. */
export const householdSuggestion = z.object({
  customer: id,
  name: z.string(),
  /** `address`: the same address and the same family name; `phone`: the same phone number. */
  reason: z.enum(['address', 'phone']),
  /** The number they share. */
  phone: z.string().nullable(),
  /** The household they are in already. */
  household: z.object({ id, name: z.string() }).nullable(),
});
export type HouseholdSuggestion = z.infer<typeof householdSuggestion>;

const role = line(60).nullable();
const name = line(120);
const member = z.object({ id, customer: id });

/** Households: put together by staff, suggested by shared addresses and phones; they never merge anybody. */
export const households = {
  getHousehold: operation({
    method: 'GET',
    path: '/api/customers/{id}/household',
    summary: 'Read the household of a customer, and who else may belong to it',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(
      z.object({
        household: household.nullable(),
        suggestions: z.array(householdSuggestion),
      }),
    ),
  }),
  createHousehold: operation({
    method: 'POST',
    path: '/api/households',
    summary: 'Put customers together as a household',
    who: staff('customers.change'),
    authority: 'caller',
    body: z.strictObject({
      name,
      members: z
        .array(z.strictObject({ customer: id, role: role.default(null) }))
        .min(1)
        .max(20),
    }),
    reply: household,
    status: 201,
    errors: ['in_household', 'erased', 'not_found'],
  }),
  renameHousehold: operation({
    method: 'PATCH',
    path: '/api/households/{id}',
    summary: 'Rename a household',
    who: staff('customers.change'),
    authority: 'caller',
    params: z.object({ id }),
    body: z.strictObject({ name }),
    reply: household,
  }),
  setHouseholdMember: operation({
    method: 'PUT',
    path: '/api/households/{id}/members/{customer}',
    summary: 'Add a customer to a household, or say what they are in it',
    who: staff('customers.change'),
    authority: 'caller',
    params: member,
    body: z.strictObject({ role }),
    reply: household,
    errors: ['in_household', 'limit_reached', 'erased'],
  }),
  removeHouseholdMember: operation({
    method: 'DELETE',
    path: '/api/households/{id}/members/{customer}',
    summary: 'Take a customer out of a household; an empty one is dissolved',
    who: staff('customers.change'),
    authority: 'caller',
    params: member,
  }),
};
