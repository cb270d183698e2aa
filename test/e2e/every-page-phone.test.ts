import { everyPageOn } from './every-page.ts';

everyPageOn('phone');
