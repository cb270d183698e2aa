/** Names and places for invented people, the most common first. */
const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const givens = list(`
  John Somchai Mary David Anna Michael Siriporn James Sarah Robert Nattapong Maria Daniel Kanya Peter Emma Thomas
  Malee William Laura Andrew Supaporn Paul Lisa Mark Wichai Julia Chris Prasert Helen George Pim Kevin Nok Martin Lek
  Sophie Richard Arisa Stephen Claire Alan Ploy Simon Kate Brian Anong Steven Rachel Kenji Yuki Hiroshi Sakura Wei Ming
  Li Mei Jun Hui Xin Raj Priya Amit Anjali Sanjay Deepa Arjun Kavita Olga Ivan Sergey Natalia Dmitri Elena Pierre
  Camille Antoine Margaux Louis Chloe Lukas Anja Jens Katrin Lars Ingrid Sven Astrid Carlos Lucia Miguel Carmen Jose
  Ana Pedro Ines Marco Giulia Luca Francesca Omar Fatima Yusuf Aisha Ahmed Layla Kofi Ama Chidi Ngozi Tunde Zainab
  Ethan Olivia Noah Ava Liam Mia Lucas Zoe Jack Grace Harry Ruby Oscar Ella Leo Ivy Max Rose Adam Eva Hugo Nina
  Ratana Boon Chai Decha Ekachai Jintana Kamol Narong Orathai Pakorn Rung Sakda Thida Udom Vipa Wanida Yuthana
`);

export const families = list(`
  Smith Wong Jones Srisai Brown Chen Wilson Saetang Taylor Lee Johnson Kim Davies Boonmee Evans Nguyen Thomas Suksawat
  Roberts Tanaka Walker Patel Wright Sharma Robinson Ivanov Thompson Petrov White Martin Hughes Bernard Edwards Dubois
  Green Muller Hall Schmidt Wood Schneider Harris Garcia Lewis Fernandez Clarke Rossi Jackson Russo Turner Hill
  Chaiyaporn Cooper Wongsakul Ward Rattanakul Morris Jaidee Moore Thongchai Clark Saelim Watson Kaewmanee Baker
  Phromma Harrison Inthara Morgan Khamdee Young Meesuk Allen Nakorn Scott Pongpat Adams Rakthai Campbell Sombat
  Mitchell Thepsiri Anderson Udomsak Phillips Veerasak James Yodrak Carter Zhang Parker Liu Bennett Wang Gray Huang
  Murphy Zhao Kelly Wu Cook Zhou Bailey Suzuki Richardson Sato Cox Watanabe Marshall Ito Ellis Yamamoto Simpson
  Nakamura Foster Kobayashi Shaw Gupta Reid Singh Stewart Kumar Murray Mehta Ross Iyer Hamilton Khan Graham Ali
  Okafor Mensah Adeyemi Silva Santos Oliveira Costa Pereira Lopez Martinez Gonzalez Perez Sanchez Ramirez Torres
`);

/** What rare names are made of. */
export const syllables = list(
  'ba be chan da del fer gan har in ja kor lam mon nat or pat ra sing tan u van wat yo za',
);

export const streets = [
  'Sukhumvit Road',
  'Silom Road',
  'Rama IV Road',
  'Ratchada Road',
  'Moo 4',
  'Soi 21',
  'Beach Road',
  'High Street',
  'Station Road',
  'Nimman Road',
  'Phetchaburi Road',
  'Charoen Krung Road',
  'Lat Phrao Road',
  'Soi Ari',
  'Sathorn Road',
];

/** Town and the lowest of its postcodes. */
export const towns: readonly (readonly [string, number])[] = [
  ['Bangkok', 10100],
  ['Nonthaburi', 11000],
  ['Chiang Mai', 50000],
  ['Phuket', 83000],
  ['Pattaya', 20150],
  ['Hua Hin', 77110],
  ['Khon Kaen', 40000],
  ['Hat Yai', 90110],
];
