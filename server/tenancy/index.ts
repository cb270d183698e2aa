export { businessOf, readBusiness } from './business.ts';
export { createBusiness } from './create.ts';
export { addField } from './fields/add.ts';
export { listFields, type CustomField } from './fields/read.ts';
export { handlers } from './handlers.ts';
export { joinTeam, mayJoin } from './join.ts';
export { changePerson, emailOf, findPerson, findPersonById, personBy } from './people.ts';
export { addTag, listTags } from './tags.ts';
