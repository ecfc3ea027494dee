/** Irregular forms → dictionary form. Verbs first, then nouns and adjectives. */
const FORMS = `
be is am are was were been being's
have has had having
do does did done
go goes went gone
say said
make made
take took taken
come came
see saw seen
know knew known
get got gotten
give gave given
find found
think thought
tell told
become became
leave left
feel felt
bring brought
begin began begun
keep kept
hold held
write wrote written
stand stood
hear heard
mean meant
meet met
run ran
pay paid
sit sat
speak spoke spoken
lie lay lain
lead led
read read
grow grew grown
lose lost
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken
spend spent
rise rose risen
drive drove driven
buy bought
wear wore worn
choose chose chosen
seek sought
throw threw thrown
catch caught
deal dealt
win won
forget forgot forgotten
shoot shot
strike struck stricken
fight fought
teach taught
eat ate eaten
sell sold
bear bore borne born
beat beaten
steal stole stolen
fly flew flown
sing sang sung
arise arose arisen
sink sank sunk
swim swam swum
hide hid hidden
shake shook shaken
freeze froze frozen
swear swore sworn
withdraw withdrew withdrawn
forbid forbade forbidden
forgive forgave forgiven
overcome overcame
undergo underwent undergone
undertake undertook undertaken
overthrow overthrew overthrown
foresee foresaw foreseen
mistake mistook mistaken
wake woke woken
ring rang rung
ride rode ridden
bite bit bitten
blow blew blown
tear tore torn
spring sprang sprung
shrink shrank shrunk
drink drank drunk
dig dug
feed fed
flee fled
hang hung
hurt hurt
light lit
sleep slept
slide slid
spin spun
stick stuck
sweep swept
swing swung
weep wept
bend bent
lend lent
bind bound
bleed bled
breed bred
creep crept
cling clung
deal dealt
dream dreamt
kneel knelt
lay laid
leap leapt
learn learnt
shine shone
smell smelt
spell spelt
spill spilt
spoil spoilt
burn burnt
sting stung
wind wound
uphold upheld
withhold withheld
withstand withstood
rebuild rebuilt
mislead misled
overhear overheard
oversee oversaw overseen
die dies died dying
tie tying
child children
man men
woman women
person people
foot feet
tooth teeth
mouse mice
goose geese
life lives
wife wives
knife knives
half halves
leaf leaves
thief thieves
shelf shelves
wolf wolves
loaf loaves
crisis crises
analysis analyses
basis bases
thesis theses
hypothesis hypotheses
criterion criteria
phenomenon phenomena
medium media
datum data
good better best
bad worse worst
far farther further furthest farthest
little less least
many more most
old elder eldest
`;

const ROWS = FORMS.trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Form → dictionary form. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([base, ...forms]) => forms.map((form): [string, string] => [form, base ?? ''])),
);

/** Participles of the past, and the last form of what is no verb. */
export const PARTICIPLES: ReadonlySet<string> = new Set(
  ROWS.flatMap((row) => row.filter((form) => !/(?:s|ing)$/u.test(form)).at(-1) ?? []),
);
