import { spelt, type Place } from './place.ts';

/** People who come to Napa for the wine, most from around the Bay. */
export const napa: Place = {
  country: 'US',
  givens:
    spelt(`Thomas Tom, Patricia Pat, Charles Charlie, Barbara Barb, Richard Rick, Susan Sue, Steven Steve,
    Deborah Deb, Gregory Greg, Cynthia Cindy, Edward Ed, Victoria Vicky, Lawrence Larry, Theresa Terri, Raymond Ray,
    Jacqueline Jackie, Frederick Fred, Christine Chris, Leonard Leo, Abigail Abby, Isabella Bella, Santiago,
    Gabriela Gabi, Rosa, Ming, Linh, Tuan, Beatrice Bea, Walter, Florence, Hugo, Simone, Julian, Audrey`),
  families:
    spelt(`Montclair, Vandermeer, Castelli, Rutherford, Bellamy, Winslow, Carmody, Delgado, Esposito, Fontaine,
    Gallagher, Hathaway, Iglesias, Jorgensen, Kirkpatrick, Laurent, McAllister, Navarro, Ostrander, Pellegrini,
    Quigley, Ramirez, Sandoval, Tran, Underhill, Valdez, Whitaker, Xiong, Yates, Zamora, Ashworth, Birch, Garcia,
    Nguyen, Lee, Miller`),
  phones: [
    '(707) 555-01##',
    '(415) 555-01##',
    '(510) 555-01##',
    '(925) 555-01##',
    '(650) 555-01##',
    '(408) 555-01##',
    '(916) 555-01##',
    '(530) 555-01##',
    '(831) 555-01##',
  ],
  callingCode: '+1',
  streets: [
    'Oak Knoll Avenue',
    'Main Street',
    'Silverado Trail',
    'Valencia Street',
    'Grand Avenue',
  ],
  towns: [
    { city: 'Napa', postcode: '94558' },
    { city: 'St. Helena', postcode: '94574' },
    { city: 'San Francisco', postcode: '94110' },
    { city: 'Oakland', postcode: '94610' },
    { city: 'Walnut Creek', postcode: '94596' },
  ],
};
