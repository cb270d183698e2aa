import { spelt, type Culture } from './culture.ts';

export const english: Culture = {
  name: 'english',
  language: 'en',
  givens:
    spelt(`James Jim, Emma, Michael Mike, Jennifer Jen ~Jenifer, Robert Bob, Elizabeth Liz ~Elisabeth, William Bill,
    Katherine Kate ~Catherine ~Kathryn, Daniel Dan, Margaret Maggie ~Margret, Christopher Chris ~Kristopher,
    Rebecca Becky ~Rebekah, Anthony Tony ~Antony, Samantha Sam, Joseph Joe ~Josef, Alexandra Alex ~Aleksandra, Rachel
    ~Rachael, David Dave, Naomi, Ethan ~Ethen, Grace, Lucas ~Lukas, Zoe ~Zoey, Thomas Tom ~Tomas, Patricia Pat,
    Charles Charlie, Barbara Barb, Richard Rick, Susan Sue ~Suzan, Steven Steve ~Stephen, Deborah Deb ~Debra,
    Gregory Greg, Cynthia Cindy ~Synthia, Edward Ed, Victoria Vicky ~Viktoria, Lawrence Larry ~Laurence, Theresa Terri
    ~Teresa, Jacqueline Jackie, Frederick Fred ~Fredrick, Leonard Leo, Abigail Abby ~Abbigail, Isabella Bella ~Izabella,
    Oliver Ollie, Hannah ~Hanna, Matthew Matt ~Mathew, Philip Phil ~Phillip, Sarah ~Sara, Geoffrey Geoff ~Jeffrey,
    Alison Ali ~Allison, Neil ~Neal, Sean ~Shaun ~Shawn, Ann ~Anne, Mark ~Marc, Claire ~Clare, Brian ~Bryan`),
  families:
    spelt(`Smith ~Smyth, Johnson ~Jonson, Brown ~Browne, Taylor ~Tayler, Wilson ~Willson, Clarke ~Clark, Davis ~Davies,
    Miller ~Millar, Harrington, Feldman, Whitfield, Rosenthal, Abernathy, Steinberg ~Stineberg, Thornbury, Hollingsworth,
    Sutherland, Wexler, Zimmerman ~Zimmermann, Fairbanks, Greenleaf, Montclair, Rutherford, Bellamy, Winslow, Carmody,
    Gallagher ~Gallaher, Hathaway, Kirkpatrick, McAllister ~MacAllister, Quigley, Underhill, Whitaker ~Whittaker, Yates
    ~Yeats, Ashworth, Bennett ~Bennet, O'Neil ~O'Neill, Fairweather, Pemberton, Huxtable, Blackwood, Garside, Trelawney,
    Winterbourne, Fitzgerald, Hollister, Read ~Reid, Philips ~Phillips, Stewart ~Stuart, Gray ~Grey, Cooke ~Cook, Mathews
    ~Matthews, Nicholls ~Nichols, Shepherd ~Sheppard, Lowe, Marlowe, Penhaligon, Ashcroft`),
  home: { callingCode: '+44', phones: ['07700 900###', '020 7946 0###'] },
};

export const french: Culture = {
  name: 'french',
  language: 'fr',
  givens:
    spelt(`Camille Cam ~Kamille, Pierre, Chloé ~Cloé, Louis ~Loïs, Hélène ~Elène, François ~Francois, Margaux ~Margot, Théo
    ~Téo, Anaïs ~Anaëlle, Benoît Ben, Zoé ~Zoë, Rémi ~Rémy, Léa ~Léah, Gaël, Inès ~Ynès, Mathilde ~Matilde, Étienne
    ~Etienne, Capucine, Jean-Luc, Émile, Stéphane ~Stéfane, Sophie ~Sofie, Thierry ~Tierry, Aurélie, Philippe Phil
    ~Filippe, Nathalie ~Natalie, Frédéric Fred, Élodie ~Elody, Guillaume ~Guilaume, Véronique Véro`),
  families:
    spelt(`Martin, Dubois, Lefèvre ~Lefebvre, Moreau ~Moraud, Garçon, Bellerose, Delacourt ~Delacour, Fontanelle ~Fontanel,
    Grandjean, Hautbois ~Hautboi, Lemaître ~Lemaistre, Noisette, Rivoire, Vaugelas, Bernard, Petit, Rousseau ~Roussot,
    Girard ~Gérard, Fournier, Mercier, Lambert ~Lembert, Faure ~Faur, Chevalier, Perrin ~Périn, Gauthier ~Gautier, Renaud
    ~Renault, Colin ~Collin, Deschamps ~Dechamps`),
  home: { callingCode: '+33', phones: ['06 39 98 ## ##', '01 99 00 ## ##'] },
};

export const german: Culture = {
  name: 'german',
  language: 'de',
  givens:
    spelt(`Lukas ~Lucas, Anja ~Anya, Jens, Katrin ~Kathrin, Stefan ~Stephan, Ingrid, Jürgen ~Juergen, Ulrike ~Ulricke, Matthias
    ~Mathias, Käthe ~Kaethe, Björn ~Bjoern, Heike ~Haike, Christoph ~Kristof, Sabine, Günther ~Gunter, Claudia ~Klaudia,
    Rainer ~Reiner, Birgit, Jörg ~Joerg, Annegret`),
  families:
    spelt(`Müller ~Mueller, Schmidt ~Schmitt, Schneider ~Schnaider, Fischer ~Vischer, Weber ~Weeber, Meyer ~Meier ~Maier,
    Wagner, Becker ~Bäcker, Hoffmann ~Hofmann, Schäfer ~Schaefer, Koch, Bauer ~Baur, Richter, Klein ~Kline, Wolf ~Wolff,
    Schröder ~Schroeder, Neumann, Schwarz ~Schwartz, Zimmermann, Krüger ~Krueger, Vogt ~Voigt, Groß ~Gross`),
  home: { callingCode: '+49', phones: ['0171 39200##', '0176 040690##', '030 23125 ###'] },
};

export const spanish: Culture = {
  name: 'spanish',
  language: 'es',
  givens:
    spelt(`José Pepe ~Jose, María ~Maria, Carlos, Lucía ~Lusia, Miguel, Carmen, Sofía ~Sophia, Mateo ~Matheo, Camila ~Kamila,
    Diego, Santiago Santi, Gabriela Gabi, Rosa, Javier Javi ~Xavier, Isabel Isa ~Ysabel, Alejandro Alex, Guadalupe Lupe,
    Francisco Paco, Dolores Lola, Enrique Quique, Ximena ~Jimena, Esteban ~Estevan, Yolanda ~Iolanda`),
  families:
    spelt(`García ~Garcia, Rodríguez ~Rodrigues, González ~Gonzales, Fernández ~Fernandes, López ~Lopes, Martínez ~Martines,
    Sánchez ~Sanches, Pérez ~Peres, Gómez ~Gomes, Ramírez ~Ramires, Delgado, Iglesias ~Yglesias, Navarro, Sandoval
    ~Sandobal, Valdez ~Valdés, Zamora ~Samora, Vásquez ~Vázquez, Quintero ~Kintero, Gutiérrez ~Gutierres, Arroyo, Cisneros,
    de_la_Cruz ~Delacruz`),
  home: { callingCode: '+34', phones: ['655 50# ###', '612 55# ###'] },
};

export const slavic: Culture = {
  name: 'slavic',
  language: 'uk',
  givens:
    spelt(`Oksana Оксана ~Oxana, Dmytro Дмитро Dima ~Dmitro, Svitlana Світлана ~Svetlana, Andriy Андрій ~Andrii, Tetiana Тетяна
    Tania ~Tetyana, Bohdan Богдан ~Bogdan, Nadiia Надія ~Nadia, Mykola Микола ~Mikola, Iryna Ірина ~Irina, Taras Тарас,
    Larysa Лариса ~Larissa, Olha Ольга ~Olga, Serhiy Сергій ~Sergii, Yuliia Юлія ~Julia`),
  families:
    spelt(`Melnyk Мельник ~Melnik, Kovalenko Коваленко, Bondar Бондар, Tkachenko Ткаченко ~Tkatchenko, Moroz Мороз, Lysenko
    Лисенко ~Lisenko, Savchenko Савченко, Rudenko Руденко, Petrenko Петренко, Klymenko Клименко ~Klimenko, Shevchuk Шевчук
    ~Chevtchouk, Hrytsenko Гриценко ~Gritsenko`),
  home: { callingCode: '+380', phones: ['067 555 ## ##', '050 555 ## ##'] },
};
