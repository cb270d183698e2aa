import { tenancy } from '#contract/tenancy';
import { implement } from '#platform/handler';
import { changeBusiness, readBusiness } from './business.ts';
import { readDemoFill } from './demo-fill.ts';
import { changeRole } from './change-role.ts';
import { addField } from './fields/add.ts';
import { changeField, setFieldArchived } from './fields/change.ts';
import { orderFields } from './fields/order.ts';
import { listFields } from './fields/read.ts';
import { leaveTeam } from './leave.ts';
import { addLocation, changeLocation, listLocations, setLocationArchived } from './locations.ts';
import { addTag, changeTag, listTags, removeTag } from './tags.ts';
import { listTeam, readMember } from './team.ts';

/** What answers the tenancy part of the contract. */
export const handlers = implement(tenancy, {
  getBusiness: ({ tx, who }) => readBusiness(tx, who.tenant),
  updateBusiness: ({ tx, who, body }) => changeBusiness(tx, who, body),

  getDemoFill: async ({ tx, who }) => {
    const fill = await readDemoFill(tx, who.tenant);
    if (fill === undefined) return { people: 0, share: 1 };
    return { people: fill.people, share: fill.taken / fill.arrivals };
  },

  listLocations: async ({ tx, who }) => ({ rows: await listLocations(tx, who.tenant) }),
  createLocation: ({ tx, who, body }) => addLocation(tx, who, body),
  updateLocation: ({ tx, who, params, body }) => changeLocation(tx, who, params.id, body),
  archiveLocation: ({ tx, who, params }) => setLocationArchived(tx, who, params.id, true),
  restoreLocation: ({ tx, who, params }) => setLocationArchived(tx, who, params.id, false),

  listStaff: async ({ tx, who }) => ({ rows: await listTeam(tx, who.tenant) }),
  changeStaffRole: async ({ tx, who, params, body }) => {
    await changeRole(tx, who, { user: params.user, role: body.role });
    return readMember(tx, who.tenant, params.user);
  },
  removeStaff: ({ tx, who, params }) => leaveTeam(tx, who, params.user),

  listTags: async ({ tx, who }) => ({ rows: await listTags(tx, who.tenant) }),
  createTag: ({ tx, who, body }) => addTag(tx, who, body),
  updateTag: ({ tx, who, params, body }) => changeTag(tx, who, params.id, body),
  deleteTag: ({ tx, who, params }) => removeTag(tx, who, params.id),

  listFields: async ({ tx, who }) => ({ rows: await listFields(tx, who.tenant) }),
  createField: ({ tx, who, body }) => addField(tx, who, body),
  updateField: ({ tx, who, params, body }) => changeField(tx, who, params.id, body),
  orderFields: async ({ tx, who, body }) => ({ rows: await orderFields(tx, who, body.ids) }),
  archiveField: ({ tx, who, params }) => setFieldArchived(tx, who, params.id, true),
  restoreField: ({ tx, who, params }) => setFieldArchived(tx, who, params.id, false),
});
