/** Names that stand for one another: the formal one first. Our own table; a name may stand in several lines. */
const GROUPS = `abdallah abdullah abdoul
abigail abby abbie gail
albert al bert bertie
alexander alex alec sandy sasha xander aleksandr alexandre alejandro
alexandra alex sandra sasha lexi alexa
alfred alf alfie fred
alice ali aly
amanda mandy
andrew andy drew andrei andreas andre
angela angie
anthony tony ant antonio antoine
anna ann anne annie anya hannah
barbara barb babs
benjamin ben benny benji
bernard bernie
beverley bev
bradley brad
bridget bridie biddy
caroline carol carrie caro
catherine cath cathy kate katie kathy kitty kathryn katherine katharine cate catalina
charles charlie chuck chas carlos karl
charlotte charlie lottie char
christina chris tina chrissie christine christiane
christopher chris kit topher christophe
claude claudine
clifford cliff
cynthia cindy
daniel dan danny dani
daniela dani ela
david dave davy davey
deborah deb debbie debs
dennis den denny denis
dmitri dima mitya dmitry
dominique dom dominic
donald don donny
dorothy dot dottie dolly
edward ed eddie ted teddy ned eduardo
eleanor ellie nell nora ella
elizabeth liz lizzie beth betty eliza elsie lisa libby bess elisabeth
emily em emmy millie
emmanuel manu manny manzi
evelyn evie eve
ernest ernie
florence flo florrie
frances fran fanny frankie
francis frank frankie fran francois francisco
frederick fred freddie freddy frederic
gabriel gabe gabby
gabrielle gabby gaby
geoffrey geoff jeff jeffrey
george georgie jorge georges giorgos
georgina georgie gina
gerald gerry jerry
gregory greg gregor
guillaume will guy
harold harry hal
harriet hattie harry
henry harry hank hal henri
isabella bella izzy isabel isobel isabelle
ivan vanya
jacob jake jack coby
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan
jean jeanne jeannie
jennifer jen jenny jennie
jeremy jerry jez
jessica jess jessie
joan joanie
joanna jo joanne
john johnny jack jon ian juan jean
jonathan jon jonny jonty
joseph joe joey jo jose pepe
josephine jo josie
joshua josh
judith judy judie
julia julie jules
kenneth ken kenny
kimberly kim kimberley
konstantin kostya kostas
laurence larry lawrence laurie laurent
leonard len lenny leo
lillian lily lil
louis lou louie lewis luis
louise lou lulu
lucille lucy lucie
madeleine maddie maddy madeline
margaret maggie meg peggy marge margie greta rita daisy marguerite
maria mary marie masha molly polly mia
martin marty
matthew matt matty mathieu mateo
maurice mo maury
maxwell max
michael mike mick mickey micky mikhail misha michel miguel
michelle shelly chelle
mohammed mohamed muhammad mohammad mo
natalia natasha nat natalie
nathaniel nate nat nathan
nicholas nick nicky nico nicolas nikolai kolya
nicole nicky nikki
oliver ollie olly
olivia liv livvy olive
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete pyotr pedro pierre
philip phil pip philippe phillip
rachel rach
raymond ray
rebecca becky becca
richard rick ricky dick rich richie ricardo
robert rob robbie bob bobby bert
roberta bobbie robbie
roger rodge
ronald ron ronnie
rosemary rose rosie
samantha sam sammy
samuel sam sammy
sarah sally sadie sara
sebastian seb bastian
sergei seryozha sergey
sophia sophie sofia sofie
stephanie steph stevie
stephen steve stevie steven stephane
susan sue suzie susie suzanne susanna
svetlana sveta
tatiana tanya
terence terry
theodore ted theo teddy
thomas tom tommy tomas
timothy tim timmy
valerie val
vanessa nessa
veronica ronnie vera
victor vic viktor
victoria vicky tori vic
vincent vince vinny
vladimir vova volodya
walter walt wally
wilhelmina mina billie
william will bill billy willie liam guillermo
yevgeny zhenya evgeny eugene
zachary zach zack`;

const GROUPS_OF = new Map<string, number[]>();
GROUPS.split('\n').forEach((line, group) => {
  for (const name of line.split(' ')) GROUPS_OF.set(name, [...(GROUPS_OF.get(name) ?? []), group]);
});

const NONE: readonly number[] = [];

/** Numbers of the groups that a folded given name belongs to; two names that share one may be one person's. */
export function nicknameGroups(name: string): readonly number[] {
  return GROUPS_OF.get(name) ?? NONE;
}
