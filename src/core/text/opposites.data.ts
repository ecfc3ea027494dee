/**
 * Directions that news tells apart and a dictionary's antonym list does not pair: the words of a line's left
 * side oppose those of its right side. Stems are compared, so inflected forms need no line of their own.
 */
const LINES = `
increase rise grow gain climb jump surge soar expand up higher more upward raise boost accelerate strengthen recover | decrease fall drop decline lose shrink plunge tumble slump sink down lower less fewer downward cut reduce slow weaken contract
win victory triumph winner | lose loss loser
before earlier prior | after later following
begin start open launch resume | end stop finish close halt suspend cancel
accept approve agree welcome adopt confirm admit | reject refuse decline oppose deny disagree dismiss
support back favor favour praise endorse | oppose criticize criticise condemn attack
allow permit legalize legalise authorize | ban forbid prohibit prevent outlaw bar block
include add join enter | exclude remove leave exit quit withdraw
buy purchase acquire import | sell export
arrive come | leave depart go
succeed success successful | fail failure unsuccessful
possible likely able | impossible unlikely unable
dead die | alive survive
guilty convict | innocent acquit
male man boy he him his father son brother husband king mr | female woman girl she her hers mother daughter sister wife queen mrs
north northern northward | south southern southward
east eastern | west western
left leftist | right rightist
good better best positive well excellent | bad worse worst negative badly poor terrible
large big huge great major biggest largest | small little tiny minor smallest
high highest | low lowest
strong | weak
early | late
old elder oldest | new young younger youngest newest
rich | poor
public | private
domestic national home internal | foreign international external abroad
true real right correct accurate | false fake wrong incorrect inaccurate
safe | dangerous unsafe
easy | difficult hard
long | short
fast quick rapid | slow
hot warm | cold cool
always | never
all every everyone everybody | none nobody
with | without
inside in | outside out
above over | below under
majority most | minority few
maximum most | minimum least
improve improvement ease | worsen deteriorate deterioration escalate
guest visitor away | host home
friend ally | enemy foe rival
attack offensive | defend defence defense
employ hire | dismiss fire sack
arrest detain jail imprison | release free
remember | forget
love like | hate dislike
present attend | absent
deny | confirm
deficit | surplus
profit | loss
secret secretly covert | public publicly open openly
voluntary optional | mandatory compulsory obligatory required
thrive thriving flourish prosper | struggle struggling ailing
add adding extend lengthen | reduce remove shorten
same identical similar | different distinct
easy easier | hard harder difficult
deliver send | collect receive
ancient old | modern contemporary
marriage marry | divorce
heavy | light
noise noisy loud | silence silent quiet
approximately roughly | exactly precisely
deliberate deliberately intentional intentionally | accidental accidentally unintentional unintentionally
activate enable | deactivate disable
cancel | schedule
agreement | disagreement
fan supporter | opponent critic
prosecutor | defender
show reveal expose announce announcement | hide conceal concealment
destroy demolish | build construct
initial initially original originally | final finally ultimately
huge great significant | insignificant tiny minuscule
trusted reliable | unreliable untrustworthy
optimistic hopeful | pessimistic
confident | doubtful
majority | minority
surplus | shortage
legal lawful | illegal unlawful
local | foreign
sick ill unwell | healthy well
sink | float
troubled struggling failing | triumphant
acquit release | arrest detain convict
expensive costly | cheap
permanent permanently | temporary temporarily
direct directly | indirect indirectly
regular usual | special unusual
living | dying
outraged angry | delighted pleased
`;

/** Word → the lines and sides it stands on ("3+", "3-"). */
export const DIRECTIONS: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  LINES.trim()
    .split('\n')
    .forEach((line, number) => {
      line.split(' | ').forEach((words, side) => {
        for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), `${number}${side === 0 ? '+' : '-'}`]);
      });
    });
  return found;
})();
