/**
 * Made-up stories told by one desk and told anew by another, which shares a fifth of the words and changes no fact; and
 * errors of fact to be put into the first, one at a time. Beside the re-wording alone they show what facts gathered over a whole text tell.
 */
export interface ToldAnew {
  readonly name: string;
  readonly told: string;
  readonly anew: string;
  readonly errors: readonly (readonly [from: string, to: string, kind: string])[];
}

export const TOLD_ANEW: readonly ToldAnew[] = [
{ name: 'a bridge is closed', 
told: `The bridge over the Sarn at Kelby will stay closed until the end of October, the roads agency said on Wednesday. Engineers found cracks in three of its 14 pillars during a routine inspection last Friday.

The repair is expected to cost 6.8 million crowns. Transport Minister Hedda Rolfsen promised that the state would pay the whole sum. "No town can carry this alone," she told reporters in Kelby.

About 9,000 cars a day used the bridge, which opened in 1962. Drivers now have to take a detour of 31 kilometres through Varde. A temporary ferry for cyclists and pedestrians will start on Monday. It can carry 40 people.

Mayor Jens Aaby criticised the agency. He said it had known of the damage since 2017 and had done nothing. The agency rejected this. Its director, Lone Vestad, said an inspection four years ago had shown no cracks.

Two lorry drivers were fined 1,500 crowns each on Tuesday because they had ignored the barriers. Nobody was hurt. The hospital in Kelby has moved one of its two ambulances to the other side of the river.

The opposition has asked for a debate in parliament. It may take place next week. The government has not yet decided whether to replace the bridge. A new one would cost about 240 million crowns, according to the agency.`,
anew: `Anyone who wants to cross the Sarn at Kelby has to be patient: not before November will vehicles be allowed back on the bridge. That is what the roads agency announced in the middle of the week, after a check five days earlier had brought to light that 3 of the 14 pillars are cracked.

Those who drive, some 9,000 a day until now, are sent round by Varde, which means an additional 31 km. For people on foot or on a bicycle there is to be a small ferry from the beginning of next week, with room for 40 at a time.

For the town hall the matter is a scandal. According to Jens Aaby, who is mayor, the agency was aware of the state of the structure six years ago already, in 2017, and sat still. Lone Vestad, who heads the agency, denies it; when her people looked four years ago, she said, there was not a single crack.

Hedda Rolfsen came to Kelby herself. Every crown of the 6.8 million that the work will devour is to come from the state, the transport minister assured the press there. A town could not bear such a burden on its own, in her words.

Whether the old structure, in use since 1962, should make way for a new one is an open question for the cabinet; the bill would be in the region of a quarter of a billion, 240 million crowns by the agency's estimate. Members of the opposition want parliament to talk about it, possibly as early as next week.

Not everybody respects the closure: a pair of lorry drivers who drove past the barriers on Tuesday had to pay 1,500 crowns apiece. No one came to harm. One ambulance of the local hospital, which has two, now waits on the far bank.`,
errors: [
 ['until the end of October','until the end of August','date'],['three of its 14','five of its 14','number'],['6.8 million','8.6 million','money'],['would pay the whole sum','would pay half the sum','share'],['9,000 cars','4,000 cars','number'],['in 1962','in 1982','date'],['31 kilometres','13 kilometres','quantity'],['will start on Monday','will start on Thursday','date'],['carry 40 people','carry 400 people','number'],['Mayor Jens Aaby criticised the agency. He said it had known','The agency criticised Mayor Jens Aaby. It said he had known','who'],['since 2017','since 2007','date'],['had shown no cracks','had shown cracks','negation'],['four years ago','two years ago','duration'],['director, Lone Vestad','director, Marit Skaar','name'],['fined 1,500','fined 5,000','money'],['Nobody was hurt','Several people were hurt','negation'],['one of its two ambulances','both of its ambulances','number'],['It may take place next week','It will take place next week','modality'],['has not yet decided whether','has decided','status'],['about 240 million','about 420 million','money'],['Two lorry drivers','Seven lorry drivers','number'],['Transport Minister Hedda Rolfsen','Finance Minister Hedda Rolfsen','role'],['through Varde','through Molle','place'] ] },
{ name: 'a banker is sentenced',
told: `A court in Osterby sentenced the former head of the savings bank, Gunnar Lykke, to five years in prison on Thursday. The judges found that he had taken 12.4 million euros from customers between 2009 and 2015.

His deputy, Birthe Holm, was acquitted. The prosecutor, Poul Ege, had demanded seven years for Lykke and three for Holm. He said that he would appeal against the acquittal.

Lykke, 61, did not react when the verdict was read. His lawyer said that his client had never meant to harm anybody. He has two weeks to appeal.

More than 800 customers lost money. Most of them are pensioners. The state fund has paid back 70 percent of what they lost; the rest is gone. "I will not see my savings again," said Karen Dahl, 74, who lost 38,000 euros.

The fraud was discovered by a trainee in March 2016. She noticed that 26 accounts had the same address. The bank's board had ignored two warnings from the auditors. The financial regulator fined the bank 3 million euros in 2018.

The trial lasted eleven months, and 94 witnesses were heard. Judge Vibeke Thorn called it one of the largest cases of its kind. The bank was taken over by Nordbank last year, and 60 of its 210 employees were dismissed.`,
anew: `Gunnar Lykke must go to prison. For five years, the judges in Osterby decided on Thursday, because the man who once ran the savings bank helped himself to 12.4 million euros that belonged to its customers. It went on for six years, from 2009.

Nearly a year, eleven months to be exact, and 94 witnesses were needed until Vibeke Thorn could read out the verdict. There have been few bigger cases of this sort, the judge remarked. The condemned man, who is 61, listened without moving a muscle.

For Birthe Holm, his second in command, the day ended in freedom: not guilty, the court said. Poul Ege does not want to leave it at that and announced an appeal. The prosecutor had asked for three years in her case and for seven in that of her boss. Lykke himself can take the next step within a fortnight. According to his counsel he had never wanted to hurt a soul.

It was a young woman still in training who put an end to it all in the spring of 2016, in March. Twenty-six accounts, she saw, shared a single address. The auditors had written twice before, and twice the board did not listen. Two years later the regulator demanded a fine of 3 million.

Little is left for those who trusted the bank, over 800 of them, the majority retired. Seventy cents of each euro came back through the state fund. Karen Dahl, who is 74 and had 38,000 euros in her account, does not believe she will ever see it again.

The institution itself no longer exists: since last year it has been part of Nordbank, which kept 150 of the 210 people on its payroll.`,
errors: [
 ['to five years in prison','to nine years in prison','duration'],['12.4 million','14.2 million','money'],['between 2009 and 2015','between 2005 and 2015','date'],['Birthe Holm, was acquitted','Birthe Holm, was convicted','opposite'],['demanded seven years','demanded eleven years','duration'],['three for Holm','two for Holm','number'],['Poul Ege','Henrik Lau','name'],['would appeal against','would not appeal against','negation'],['Lykke, 61,','Lykke, 51,','age'],['had never meant','had meant','negation'],['two weeks to appeal','four weeks to appeal','duration'],['More than 800 customers','More than 300 customers','number'],['70 percent','40 percent','percent'],['Dahl, 74,','Dahl, 84,','age'],['38,000 euros','83,000 euros','money'],['in March 2016','in August 2016','date'],['26 accounts','62 accounts','number'],['ignored two warnings','ignored five warnings','number'],['3 million euros','8 million euros','money'],['in 2018','in 2020','date'],['eleven months','four months','duration'],['94 witnesses','49 witnesses','number'],['by Nordbank','by Sydbank','name'],['60 of its 210','60 of its 310','number'],['Judge Vibeke Thorn','Judge Astrid Munk','name'],['by a trainee','by a customer','role'] ] },
{ name: 'two countries talk of trade',
told: `The trade talks between Ardenia and Velland ended in Tessin on Sunday without an agreement. The ministers will meet again on 14 March in Ardenia's capital, Lomar.

Ardenia accused Velland of breaking a promise on fish quotas. Velland's trade minister, Soren Quist, denied this. He said that his country had offered to cut its catch by 15 percent within three years.

Ardenia wants a cut of 30 percent. Its chief negotiator, Paula Renn, said that she had expected more. "We are further apart than in June," she said after the meeting, which lasted nine hours.

Velland sold goods worth 4.2 billion dollars to Ardenia last year and bought goods worth 2.9 billion. Ardenia has threatened to put a tariff of 8 percent on cheese and timber from April. About 12,000 jobs in Velland depend on these exports, according to the chamber of commerce.

Fishermen blocked the port of Hasle with 35 boats on Saturday. Police arrested six of them. They were released on Sunday morning. The union has not ruled out further protests.

The president of Velland, Ida Moen, will travel to Lomar next month. Her office confirmed the visit. It would be the first by a Vellandic president in 20 years.`,
anew: `Nine hours at a table in Tessin, and nothing to show for it: on Sunday the delegations of Velland and Ardenia went home without having come to terms over trade. A new attempt is to be made in Lomar, the capital of Ardenia, on March 14.

Fish is what divides them. A promise about quotas was broken by Velland, so the accusation from Ardenia. Soren Quist, the Vellandic minister for trade, would have none of it: a reduction by 15 percent in the space of three years had been put on the table by his side. Twice as much, 30, is what the others demand. Paula Renn, who negotiates for them, spoke of a gap that is wider now than it was in June and of a disappointment.

Much is at stake. If cheese and timber become 8 percent dearer from April through a tariff, as Ardenia threatens, the chamber of commerce sees some 12,000 Vellandic jobs in danger. Goods for 4.2 billion dollars went from Velland to its neighbour in the past year; those that came the other way were worth 2.9 billion.

Ida Moen is to visit Lomar in a month from now, as the presidential office confirmed. Not for two decades has a head of state from Velland been there.

In Hasle tempers rose already on Saturday, when 35 boats lay across the entrance of the port. Half a dozen fishermen were led away by the police and let go the morning after. More of this cannot be excluded, their union said.`,
errors: [
 ['in Tessin','in Morven','place'],['on Sunday without','on Friday without','date'],['without an agreement','with an agreement','opposite'],['on 14 March','on 24 March','date'],["Ardenia accused Velland of","Velland accused Ardenia of",'who'],['Soren Quist','Soren Falk','name'],['by 15 percent','by 25 percent','percent'],['within three years','within seven years','duration'],['a cut of 30 percent','a cut of 60 percent','percent'],['Paula Renn','Carla Voss','name'],['than in June','than in January','date'],['lasted nine hours','lasted two hours','duration'],['4.2 billion','2.4 billion','money'],['2.9 billion','5.9 billion','money'],['tariff of 8 percent','tariff of 18 percent','percent'],['cheese and timber','wine and timber','thing'],['from April','from July','date'],['About 12,000 jobs','About 20,000 jobs','number'],['port of Hasle','port of Brenne','place'],['35 boats','53 boats','number'],['on Saturday','on Thursday','date'],['arrested six','arrested sixteen','number'],['has not ruled out','has ruled out','negation'],['will travel to Lomar','has travelled to Lomar','status'],['confirmed the visit','denied the visit','opposite'],['in 20 years','in 50 years','duration'],['chief negotiator, Paula','former negotiator, Paula','role'] ] },
];
