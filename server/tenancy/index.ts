export { businessOf, readBusiness, type Business } from './business.ts';
export { createBusiness, type NewBusiness } from './create.ts';
export { addField } from './fields/add.ts';
export { listFields, type CustomField } from './fields/read.ts';
export { handlers } from './handlers.ts';
export { joinTeam, mayJoin } from './join.ts';
export {
  changePerson,
  emailOf,
  findPerson,
  findPersonById,
  personBy,
  type Person,
} from './people.ts';
export { addTag, listTags } from './tags.ts';
