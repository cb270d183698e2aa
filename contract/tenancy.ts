import { businessOperations } from './tenancy/business.ts';
import { fieldOperations } from './tenancy/fields.ts';
import { locationOperations } from './tenancy/locations.ts';
import { tagOperations } from './tenancy/tags.ts';
import { teamOperations } from './tenancy/team.ts';

/** What a business is: itself, its places, its people, and the words it has of its own. */
export const tenancy = {
  ...businessOperations,
  ...locationOperations,
  ...teamOperations,
  ...tagOperations,
  ...fieldOperations,
};
