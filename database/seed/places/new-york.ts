import { spelt, type Place } from './place.ts';

/** People around New York who buy software. */
export const newYork: Place = {
  country: 'US',
  givens:
    spelt(`Michael Mike, Jennifer Jen, Robert Bob, Elizabeth Liz, William Bill, Katherine Kate, Daniel Dan,
    Margaret Maggie, Christopher Chris, Rebecca Becky, Anthony Tony, Samantha Sam, Joseph Joe, Alexandra Alex,
    Priya, Arjun, Mei, Hiroshi, Fatima, Omar, Sofia, Mateo, Camila, Diego, Aaliyah, Malik, Rachel, David Dave,
    Naomi, Ethan, Grace, Lucas, Zoe, Adam, Ines, Viktor Vik`),
  families:
    spelt(`Harrington, Okonkwo, Feldman, Castellano, Nakamura, Whitfield, Delacroix, Petrov, Rosenthal,
    Abernathy, Gutierrez, Kowalski, Banerjee, Lindqvist, Marchetti, Oyelaran, Steinberg, Vasquez, Thornbury,
    Papadakis, Mbeki, Hollingsworth, Ivanova, Jablonski, Quintero, Sutherland, Tremblay, Ueda, Wexler, Yamada,
    Zimmerman, Fairbanks, Greenleaf, Huang, Iyer, Smith, Johnson, Brown`),
  phones: [
    '(212) 555-01##',
    '(646) 555-01##',
    '(917) 555-01##',
    '(718) 555-01##',
    '(347) 555-01##',
    '(929) 555-01##',
    '(201) 555-01##',
    '(973) 555-01##',
    '(203) 555-01##',
  ],
  callingCode: '+1',
  streets: ['West 27th Street', 'Bleecker Street', 'Court Street', 'Atlantic Avenue', 'Park Place'],
  towns: [
    { city: 'New York', postcode: '10001' },
    { city: 'New York', postcode: '10014' },
    { city: 'Brooklyn', postcode: '11201' },
    { city: 'Jersey City', postcode: '07302' },
    { city: 'Stamford', postcode: '06901' },
  ],
};
