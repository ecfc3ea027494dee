/**
 * Made-up stories, each told by three desks from the same facts: no two say anything that the others deny. `changed` is the
 * first with errors of fact put in; `errors` are the words that have to be marked.
 */
export interface Retold {
  readonly name: string;
  readonly versions: readonly [string, string, string];
  readonly changed: readonly (readonly [from: string, to: string, mark: string])[];
}

export const RETOLD: readonly Retold[] = [
  {
    name: 'a ferry runs aground',
    versions: [
      `The ferry Alvdis ran aground off the island of Torsk at 8:50 p.m. on Thursday with 212 people on board. The hull was torn over a length of 14 metres, but no water reached the engine room.

All passengers were taken ashore by three lifeboats within two hours and ten minutes, the coast guard said. Seven people were treated for bruises at first, and by midnight the number had risen to nine. None of them had to stay in hospital.

Captain Jorun Haldvik said the ship had not been travelling faster than 12 knots. "We did not see the buoy until it was too late," she said.

The ferry line Nordsund has run the route since 1994. It cancelled 40 of its 60 crossings for the weekend, two thirds of the timetable. Tickets cost 38 crowns and will be refunded in full.

An inquiry opens on Monday and is due to report within six weeks. The line denied that the crew had been short of staff. It carried 310,000 passengers last year, 12 percent more than the year before.`,
      `Three lifeboats brought more than 200 passengers and crew to safety on Thursday evening after the Alvdis struck rocks near Torsk shortly before nine. It took the rescuers more than two hours to get everybody off, the coast guard reported.

Nobody was seriously hurt. Nine people had bruises, two more than had been counted in the first hour, and all of them were sent home without having to spend the night in a hospital bed.

The gash in the ship's side is 14 m long. The engine room stayed dry, so that the pumps were not needed.

According to the captain, Jorun Haldvik, the ferry was doing no more than 12 knots, and the buoy was only seen when nothing could be done any longer. Nordsund, which has served the island for some three decades, rejects claims that there were not enough hands on the bridge.

Only one in three of the weekend's crossings will take place: 20 are left of 60. Whoever bought a ticket for 38 crowns gets the money back. Passenger numbers had grown by about an eighth last year and passed 300,000.

The inquiry, which starts at the beginning of next week, has a month and a half to present what it finds.`,
      `It was not only the dark that made Thursday night's rescue off Torsk hard, the coast guard said, but also a swell of two metres. Within 130 minutes the last of the 212 people aboard the Alvdis had been carried ashore in the island's three lifeboats.

The ferry hit a reef at ten to nine in the evening. A tear of 14 metres was found in the hull, without any flooding of the engine room.

Without exception the injured, nine by midnight and seven earlier in the evening, could leave after treatment. Their injuries were no worse than bruises.

"Too late" was when the buoy came into sight, Captain Jorun Haldvik said. She put the speed at a maximum of 12 knots.

Nordsund is dropping about 67 percent of its sailings this weekend, 40 in all, and will pay back every ticket. The company, on the route since the middle of the nineties, had no fewer than 310,000 passengers last year, a rise of 12 percent. It said it was untrue that people had been missing from the crew.

Investigators begin on Monday. Their findings are expected no later than six weeks after that.`,
    ],
    changed: [
      ['8:50 p.m.', '10:50 p.m.', '10:50 p.m.'],
      ['had risen to nine', 'had risen to nineteen', 'nineteen'],
      ['40 of its 60', '50 of its 60', '50'],
      ['within six weeks', 'within nine weeks', 'nine weeks'],
      ['two hours and ten minutes', 'four hours and ten minutes', 'four hours and ten minutes'],
      ['12 percent more', '21 percent more', '21 percent'],
    ],
  },
  {
    name: 'a town votes on a dam',
    versions: [
      `The town council of Belmora voted on Tuesday to raise the dam above the Ister valley by 4.5 metres. Fourteen members were in favour, nine against, and none abstained.

The work is to cost 2.4 million crowns, of which the province pays a third. It will begin in March and last 18 months. Water rates are to rise from 40 to 52 crowns a month.

"We cannot wait for the next flood," Mayor Ilse Varn told the meeting, which lasted from 7 p.m. until half past ten. She denied that the farmers had not been heard.

In the flood of 2016 the river stood 2.1 metres above the quay, and 340 households were without power for three days. Nobody died. A quarter of the cellars in the lower town were never repaired.

The farmers' union said it would not go to court. Its chairman, Oton Brell, said that 60 of the 80 fields concerned would no longer be usable. The council had offered to pay 900 crowns for each.`,
      `Belmora's dam will be made four and a half metres higher. After three and a half hours of debate in the evening, 14 of the 23 councillors present said yes on Tuesday and the other nine no; there were no abstentions.

Households will pay 12 crowns more for water every month, 52 in all. Two thirds of the cost of 2.4 million crowns falls to the town, since the province will bear no more than 800,000.

Mayor Ilse Varn rejected the charge that nobody had listened to the farmers. It was impossible, she told councillors, to sit and wait until the river rises again.

Nobody in the town has forgotten 2016, when more than 300 homes had no electricity for three days and the Ister came over the quay by two metres. There were no deaths. One cellar in four in the lower town has remained as the water left it.

Builders are to start in the spring and need a year and a half. Three quarters of the fields in question will be lost, according to Oton Brell, who heads the farmers' union: only 20 of 80 will remain in use. He ruled out a lawsuit. Each field is to bring its owner a payment of 900 crowns.`,
      `A higher dam is meant to keep the Ister out of Belmora: the council agreed on Tuesday night, by a majority of five votes, to add 4.5 metres to it.

Not a single member abstained when the vote was taken shortly after ten. The meeting, which began in the early evening, went on for more than three hours.

The bill is 2.4 million crowns. One third comes from the province; for the rest the monthly water rate, now 40 crowns, goes up by 30 percent.

Without the dam, Mayor Ilse Varn said, the town could do nothing but wait for the next flood. She did not accept that farmers had been ignored.

Eighteen months are planned for the work, with the first diggers expected in March. No court will have to deal with it: the farmers' union is not going to sue, though it says that 75 percent of the 80 fields, or 60, cannot be used any more. The town is ready to pay compensation of 900 crowns a field.

The last flood, in 2016, cost no lives, but it left 340 households in the dark for 72 hours and a fourth of the cellars in the lower town beyond repair. The quay was more than two metres under water.`,
    ],
    changed: [
      ['by 4.5 metres', 'by 6.5 metres', '6.5 metres'],
      ['Fourteen members', 'Sixteen members', 'Sixteen'],
      ['2.4 million', '4.2 million', '4.2 million crowns'],
      ['last 18 months', 'last 28 months', '28 months'],
      ['said it would not go to court', 'said it would go to court', 'go'],
      ['40 to 52 crowns', '40 to 62 crowns', '62 crowns'],
    ],
  },
  {
    name: 'a theft from a museum',
    versions: [
      `Thieves took five paintings from the Lendal Museum in Harrow Quay between 2 a.m. and 4 a.m. on Sunday. The pictures are insured for 1.2 million crowns, the museum said. The alarm did not go off.

Inspector Mara Delling said the two men had stayed in the building for no longer than 25 minutes. They came through a window on the second floor, about six metres above the yard. The guard, aged 58, noticed nothing until his round at 5:15 a.m.

Two of the five paintings were found on Sunday afternoon in a van eight kilometres away. A man of 34 was arrested; he has denied any part in the theft. By Monday morning police had received 30 calls, and by evening 75.

The museum, which had 48,000 visitors in 2022 and 60,000 in 2023, will not close. Half of its 16 rooms were reopened on Monday. Entrance is free until the end of the month.

"It was not the first attempt," said the director, Pell Osmund. In 2019 a burglar had failed to open the same window. He said the museum had asked the town for new locks four times without getting an answer.`,
      `Three paintings are still missing after a burglary at the Lendal Museum in the early hours of Sunday. Two others were recovered the same day from a van that stood less than ten kilometres from the scene, and a 34-year-old is in custody. He says that he had nothing to do with it.

It was a quarter past five before anybody knew: the alarm stayed silent, and the 58-year-old guard had not heard a sound. Both thieves had left within half an hour, said Inspector Mara Delling. They had not needed a door; they climbed six metres to a second-floor window.

The five works are worth more than a million crowns to the insurers. Dozens of people have called the police, 45 of them between Monday morning and Monday evening.

Director Pell Osmund recalled that nobody had managed to open that window in 2019, when it was tried before. Four requests for better locks have never been answered by the town, he said.

Visitors need not stay away. Eight of the 16 rooms are open again, and for the rest of the month nobody has to pay. Their number rose by a quarter, to 60,000, in 2023.`,
      `Not one of the alarms at the Lendal Museum rang when two men carried off five pictures on Sunday, some time after two in the morning. They spent less than half an hour inside.

The guard discovered the empty frames on his round shortly after five. He is 58 and has worked there for a long time without an incident.

The way in was a window on the second floor, a good six metres up. It is not the first time that it was tried there, the director, Pell Osmund, said: in 2019 somebody gave up without success. The town never replied when he wrote to it for new locks, and he wrote no fewer than four times.

No decision has been made about the van, found 8 km away with two of the paintings inside, leaving three to be traced. The man held by Inspector Mara Delling's officers, 34, denies it. There were 75 calls from the public by Monday night, more than twice as many as in the morning.

The paintings were insured for 1.2 million crowns. The museum stays open: 50 percent of its rooms could be entered on Monday, at no charge, and it is the same until the month is over. It counted 12,000 more visitors in 2023 than in the year before.`,
    ],
    changed: [
      ['between 2 a.m. and 4 a.m.', 'between 11 p.m. and midnight', '11 p.m.'],
      ['took five paintings', 'took nine paintings', 'nine'],
      ['for 1.2 million crowns', 'for 2.1 million crowns', '2.1 million crowns'],
      ['no longer than 25 minutes', 'no longer than 55 minutes', '55 minutes'],
      ['The guard, aged 58,', 'The guard, aged 38,', '38'],
      ['will not close', 'will close', 'close'],
    ],
  },
];
