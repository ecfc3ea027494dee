/** Two stories of our own, each with a version as if it had been translated there and back. */

/** By way of German. */
export const LIBRARY = {
  sound: `The city library in Torwald will stay closed until the end of March after a burst pipe flooded its basement, the council said on Wednesday.

About 12,000 books were soaked, among them the oldest parish registers in the county. “We were lucky that a cleaner came in early,” said Ingrid Falk, who has run the library for eleven years.

The cleaner called the fire brigade at 5:40 a.m., and within an hour six pumps were running. Nobody was hurt, but the electricity had to be cut off in the whole building.

Two years ago the council had decided not to replace the pipes because of the cost. Critics say that both warnings of the plumbing firm were ignored.

The mayor, Hanna Voss, rejected the criticism and asked people to wait for the report. She explained to the councillors that most of the damage was insured.

Volunteers are drying the books with hair dryers in the gym of a nearby school. According to experts, wet paper must be frozen within two days, otherwise it goes mouldy.

A freezer company from Lund is offering its cold store free of charge. The children’s section, which was renovated in May, was not damaged.

Readers may keep their borrowed books for another four weeks without paying a fee. The library was built in the 1920s and is one of the best-known buildings in the town.`,
  damaged: `The town library in Torwald remains until the end of March closed after a pipe burst has flooded the cellar, as the council on Wednesday announced.

Around 12,000 books became wet, under others the oldest church books of the county. “We had luck that a cleaning woman came earlier,” said Ingrid Falk, who leads the library since eleven years.

The cleaning woman called the fire brigade at 5:40 o’clock, and within one hour were six pumps in operation. Nobody became injured, but the current must be switched off in the whole building.

Before two years the council had decided, not to exchange the pipes because of the costs. Critics say that the both warnings of the plumbing firm ignored were.

The mayor Hanna Voss rejected the critic and asked the people, to wait for the report. She explained the councillors that the most damages are insured.

Volunteers dry the books with hair dryers in the sports hall of a near lying school. After opinion of experts wet paper must be frozen within two days, otherwise it becomes mouldy.

A freezing company from Lund offers since Thursday its cold store for free. The children department, which was in May renovated, became not damaged.

Readers may keep their borrowed books for further four weeks, without to pay a fee. The library became built in the 1920s years and is one of the most known buildings of the town.`,
};

/** By way of Spanish and Russian. */
export const BUSES = {
  sound: `Bus drivers in the port of Almera ended a three-day strike on Friday after the company agreed to raise wages by four percent.

The agreement was reached shortly after midnight, said Pablo Rueda, who heads the drivers’ union. “We are tired, but we are satisfied,” he told reporters in front of the depot.

The strike had begun on Tuesday, when two drivers were dismissed for refusing to work on a public holiday. Both of them can now return to work.

During the strike 40,000 people had to walk or take a taxi, and many pupils could not get to school. An old man died on Wednesday while he was waiting for an ambulance that was stuck in traffic.

The company had offered two percent for months. Its director, Elena Sanz, said she had never wanted the conflict to last so long.

According to the company, the strike cost about three million euros. It does not yet know whether fares will go up.

The town hall, which owns a third of the company, let the two sides negotiate without taking part in the talks. The mayor suggested that they meet in the library.

Passengers welcomed the news, although most of them had supported the drivers. “I have been taking this bus for twenty years,” said Marta Gil, a nurse who works at the hospital.`,
  damaged: `The drivers of bus in the port of Almera finished a strike of three days on Friday after that the company accepted to raise the salaries in a four percent.

The agreement was arrived shortly after the midnight, informed Pablo Rueda, the which directs the syndicate of the drivers. “We are tired, but we are agree,” he said to the reporters in front of the depot.

The strike was begun in Tuesday, when two drivers were dismissed for to refuse to work in a festive day. The two both can now return to the work.

During the strike 40,000 persons had to walk or to take a taxi, and much pupils could not to arrive at the school. An old man was died on Wednesday while he waited an ambulance that was stuck in the traffic.

The company was offering two percent since months. Its director, Elena Sanz, said that she not wanted never that the conflict lasts so much.

According with the company, the strike costed about three millions of euros. It is not yet known if the fares will to go up.

The town hall, that possesses the third part of the company, let the two sides to negotiate without to participate in the talks. The mayor suggested them to meet in the library.

The passengers welcomed the news, although that the most of them had supported to the drivers. “I take this bus since twenty years,” said Marta Gil, nurse which works in the hospital.`,
};
