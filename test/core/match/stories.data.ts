/** Made-up news in several scripts: a story, a version of it worded anew, and two other stories of the same town. */
export interface ToldIn {
  readonly lang: string;
  readonly story: string;
  readonly version: string;
  /** The same people and places, another event. */
  readonly neighbour: string;
  readonly stranger: string;
}

export const TOLD: readonly ToldIn[] = [
  { lang: 'en',
    story:
      'The harbour council of Port Elsin voted nine to four on Tuesday to close the Weaver Street lift bridge for eighteen months.\n\nEngineers found cracks in three of the twelve counterweight girders during an inspection in March. Mayor Ines Okafor said the repair would cost 42 million crowns.\n\nFerries will carry cyclists between the fish market and Saint Brannoc quay every twenty minutes. The haulage union called the detour through Tolland a disaster for small firms.',
    version:
      'Port Elsin’s Weaver Street lift bridge will be closed for eighteen months after the harbour council voted nine to four on Tuesday.\n\nDuring an inspection in March engineers had found that three of the twelve counterweight girders were cracked. The repair will cost 42 million crowns, mayor Ines Okafor said.\n\nEvery twenty minutes ferries will take cyclists from Saint Brannoc quay to the fish market. The detour through Tolland is a disaster for small firms, the haulage union complained.',
    neighbour:
      'The harbour council of Port Elsin rejected by seven to six on Thursday a plan to build a car park beside the old granary.\n\nOpponents said it would bring more cars into the old town. Mayor Ines Okafor said the council would discuss the matter again in September.\n\nThe developer wanted to invest 18 million crowns and to finish within two years. Shop owners nearby say they have waited a long time.',
    stranger:
      'The orchestra of Lower Marnow will play without its conductor in Friday’s opening concert at the Kettle Hall.\n\nViola Stern broke her wrist while skiing near Aldersee. Tickets remain valid, the box office said, and the programme of Dvorak and Janacek is unchanged.' },
  {
    lang: 'zh',
    story:
      '港城议会周二以九票对四票决定,关闭织工街升降桥十八个月。\n\n三月的一次检查中,工程师发现十二根配重大梁中有三根出现裂缝。市长伊内斯·奥卡福说,维修费用为4200万克朗。\n\n渡轮将每二十分钟在鱼市场与圣布兰诺码头之间运送骑车人。运输工会称,绕道托兰德对小企业来说是一场灾难。',
    version:
      '织工街升降桥将停用一年半。港城议会星期二对此进行表决,九票赞成,四票反对。\n\n工程师今年三月检查时发现,支撑配重的十二根大梁有三根已经裂开。据市长伊内斯·奥卡福介绍,修桥需要4200万克朗。\n\n骑自行车的人可以乘渡轮往返鱼市场和圣布兰诺码头,每二十分钟一班。运输工会抱怨说,车辆绕道托兰德会给小企业带来灾难。',
    neighbour:
      '港城议会周四以七票对六票否决了在老粮仓旁修建停车楼的计划。\n\n反对者说,停车楼会让更多汽车进入老城。市长伊内斯·奥卡福表示,议会将在九月重新讨论此事。\n\n建筑商原本打算投资1800万克朗,在两年内完工。附近的店主说,他们已经等了很久。',
    stranger:
      '港城交响乐团周五在水壶音乐厅的开幕音乐会将没有指挥。\n\n维奥拉·斯特恩在阿尔德湖附近滑雪时摔断了手腕。\n\n售票处说,门票仍然有效,德沃夏克和雅纳切克的曲目不变。乐团团员表示,他们会跟随首席小提琴手演奏。',
  },
  {
    lang: 'ja',
    story:
      '港町の議会は火曜日、ウィーバー通りの跳ね橋を十八か月間閉鎖することを九対四で決めた。\n\n三月の点検で、技術者が釣り合いおもりを支える桁十二本のうち三本に亀裂を見つけた。イネス・オカフォー市長によると、修理費は4200万クローネにのぼる。\n\n魚市場と聖ブラノック埠頭の間では、渡し船が二十分ごとに自転車利用者を運ぶ。運送組合は、トーランドへの迂回は小さな会社にとって災難だと訴えた。',
    version:
      'ウィーバー通りの跳ね橋が一年半にわたり通行止めになる。港町の議会が火曜日に採決し、賛成九、反対四で可決した。\n\n技術者は三月の点検で、釣り合いおもりの桁十二本のうち三本が割れているのを見つけていた。修理費は4200万クローネになると、イネス・オカフォー市長は説明した。\n\n自転車に乗る人は、二十分ごとに出る渡し船で魚市場と聖ブラノック埠頭を行き来できる。トーランドへの迂回は小さな会社の災難だ、と運送組合は不満を述べた。',
    neighbour:
      '港町の議会は木曜日、古い穀物倉庫の隣に駐車場ビルを建てる計画を七対六で否決した。\n\n反対派は、旧市街に入る車が増えると主張していた。イネス・オカフォー市長は、九月に改めて議論すると述べた。\n\n建設会社は1800万クローネを投じ、二年以内に完成させるつもりだった。近くの店主らは、長く待たされていると話す。',
    stranger:
      '港町交響楽団は金曜日、ケトルホールの開幕演奏会を指揮者なしで行う。\n\nビオラ・シュテルンさんはアルダー湖の近くでスキー中に手首を骨折した。\n\n切符はそのまま使え、ドボルザークとヤナーチェクの曲目に変更はないと窓口は説明している。',
  },
  {
    lang: 'th',
    story:
      'สภาเมืองท่าลงมติเมื่อวันอังคารด้วยคะแนนเก้าต่อสี่ให้ปิดสะพานยกถนนช่างทอเป็นเวลาสิบแปดเดือน\n\nวิศวกรพบรอยร้าวในคานถ่วงน้ำหนักสามจากสิบสองตัวระหว่างการตรวจสอบในเดือนมีนาคม นายกเทศมนตรีอิเนส โอคาฟอร์กล่าวว่าค่าซ่อมแซมอยู่ที่ 42 ล้านโครน\n\nเรือข้ามฟากจะรับส่งผู้ขี่จักรยานระหว่างตลาดปลากับท่าเรือเซนต์แบรนน็อกทุกยี่สิบนาที สหภาพขนส่งระบุว่าการอ้อมไปทางทอลแลนด์เป็นหายนะของธุรกิจขนาดเล็ก',
    version:
      'สะพานยกถนนช่างทอจะปิดให้บริการสิบแปดเดือน หลังสภาเมืองท่าลงมติเก้าต่อสี่เมื่อวันอังคาร\n\nระหว่างการตรวจสอบเมื่อเดือนมีนาคม วิศวกรพบว่าคานถ่วงน้ำหนักสามตัวจากสิบสองตัวมีรอยร้าว การซ่อมแซมต้องใช้เงิน 42 ล้านโครน ตามที่นายกเทศมนตรีอิเนส โอคาฟอร์เปิดเผย\n\nผู้ขี่จักรยานสามารถใช้เรือข้ามฟากซึ่งออกทุกยี่สิบนาทีระหว่างตลาดปลากับท่าเรือเซนต์แบรนน็อก สหภาพขนส่งบ่นว่าการอ้อมทางทอลแลนด์จะเป็นหายนะของธุรกิจขนาดเล็ก',
    neighbour:
      'สภาเมืองท่าลงมติเมื่อวันพฤหัสบดีด้วยคะแนนเจ็ดต่อหกไม่อนุมัติแผนสร้างอาคารจอดรถข้างยุ้งข้าวเก่า\n\nฝ่ายคัดค้านกล่าวว่าอาคารนี้จะนำรถเข้าเขตเมืองเก่ามากขึ้น นายกเทศมนตรีอิเนส โอคาฟอร์กล่าวว่าจะหารือเรื่องนี้อีกครั้งในเดือนกันยายน\n\nผู้รับเหมาตั้งใจลงทุน 18 ล้านโครนและสร้างให้เสร็จภายในสองปี เจ้าของร้านค้าใกล้เคียงบอกว่ารอมานานแล้ว',
    stranger:
      'วงดุริยางค์เมืองท่าจะแสดงคอนเสิร์ตเปิดฤดูกาลวันศุกร์ที่หอประชุมเคตเทิลโดยไม่มีวาทยกร\n\nวิโอลา สเติร์น ข้อมือหักขณะเล่นสกีใกล้ทะเลสาบอัลเดอร์\n\nฝ่ายจำหน่ายบัตรแจ้งว่าบัตรยังใช้ได้ และรายการเพลงของดโวชาคกับยานาเช็กไม่เปลี่ยนแปลง',
  },
  {
    lang: 'ar',
    story:
      'صوّت مجلس ميناء إلسين يوم الثلاثاء بتسعة أصوات مقابل أربعة على إغلاق جسر شارع النساجين المتحرك ثمانية عشر شهرا.\n\nوعثر مهندسون خلال فحص في مارس على شقوق في ثلاث من عوارض الموازنة الاثنتي عشرة. وقالت رئيسة البلدية إيناس أوكافور إن الإصلاح سيكلف 42 مليون كرونة.\n\nوستنقل العبّارات راكبي الدراجات بين سوق السمك ورصيف القديس برانوك كل عشرين دقيقة. ووصفت نقابة الناقلين الالتفاف عبر تولاند بأنه كارثة على الشركات الصغيرة.',
    version:
      'يغلق جسر شارع النساجين المتحرك ثمانية عشر شهرا بعدما قرر مجلس ميناء إلسين ذلك يوم الثلاثاء بتسعة أصوات مقابل أربعة.\n\nوكان مهندسون قد اكتشفوا في مارس، خلال فحص، أن ثلاثا من عوارض الموازنة الاثنتي عشرة فيها شقوق. ويكلف الإصلاح 42 مليون كرونة بحسب رئيسة البلدية إيناس أوكافور.\n\nويستطيع راكبو الدراجات استخدام العبّارات كل عشرين دقيقة بين رصيف القديس برانوك وسوق السمك. واشتكت نقابة الناقلين من أن الالتفاف عبر تولاند كارثة على الشركات الصغيرة.',
    neighbour:
      'رفض مجلس ميناء إلسين يوم الخميس بسبعة أصوات مقابل ستة خطة لبناء مرآب للسيارات قرب صومعة الحبوب القديمة.\n\nوقال المعارضون إن المرآب سيجلب مزيدا من السيارات إلى المدينة القديمة. وقالت رئيسة البلدية إيناس أوكافور إن المجلس سيناقش الأمر مجددا في سبتمبر.\n\nوكان المقاول يعتزم استثمار 18 مليون كرونة وإنهاء البناء خلال عامين. ويقول أصحاب المتاجر إنهم انتظروا طويلا.',
    stranger:
      'تعزف أوركسترا لور مارنو حفلها الافتتاحي يوم الجمعة في قاعة كيتل من دون قائدتها.\n\nوكسرت فيولا شتيرن معصمها أثناء التزلج قرب ألدرزي.\n\nوقال شباك التذاكر إن التذاكر تبقى صالحة وإن برنامج دفورجاك وياناتشيك لم يتغير.',
  },
  {
    lang: 'hi',
    story:
      'पोर्ट एल्सिन की परिषद ने मंगलवार को चार के मुकाबले नौ मतों से बुनकर मार्ग के उठने वाले पुल को अठारह महीने के लिए बंद करने का फैसला किया।\n\nमार्च में हुई जांच में इंजीनियरों को संतुलन भार की बारह में से तीन शहतीरों में दरारें मिली थीं। महापौर इनेस ओकाफोर ने कहा कि मरम्मत पर 42 करोड़ क्राउन खर्च होंगे।\n\nनौकाएं हर बीस मिनट पर मछली बाजार और सेंट ब्रैनॉक घाट के बीच साइकिल सवारों को ले जाएंगी। ढुलाई संघ ने टोलैंड होकर जाने वाले रास्ते को छोटी कंपनियों के लिए तबाही बताया।',
    version:
      'बुनकर मार्ग का उठने वाला पुल अठारह महीने बंद रहेगा। पोर्ट एल्सिन की परिषद ने मंगलवार को यह फैसला चार के मुकाबले नौ मतों से किया।\n\nइंजीनियरों ने मार्च की जांच में पाया था कि संतुलन भार की बारह में से तीन शहतीरों में दरारें हैं। महापौर इनेस ओकाफोर के अनुसार मरम्मत में 42 करोड़ क्राउन लगेंगे।\n\nसाइकिल सवार हर बीस मिनट पर चलने वाली नौकाओं से सेंट ब्रैनॉक घाट और मछली बाजार के बीच आ-जा सकेंगे। ढुलाई संघ की शिकायत है कि टोलैंड होकर जाना छोटी कंपनियों के लिए तबाही है।',
    neighbour:
      'पोर्ट एल्सिन की परिषद ने गुरुवार को छह के मुकाबले सात मतों से पुराने अनाज गोदाम के पास पार्किंग भवन बनाने की योजना खारिज कर दी।\n\nविरोधियों का कहना था कि इससे पुराने शहर में और गाड़ियां आएंगी। महापौर इनेस ओकाफोर ने कहा कि परिषद सितंबर में फिर चर्चा करेगी।\n\nठेकेदार 18 करोड़ क्राउन लगाकर दो साल में काम पूरा करना चाहता था। पास के दुकानदार कहते हैं कि वे लंबे समय से इंतजार कर रहे हैं।',
    stranger:
      'लोअर मार्नो का वाद्यवृंद शुक्रवार को केटल हॉल में अपना पहला संगीत कार्यक्रम बिना संचालक के पेश करेगा।\n\nवायोला स्टर्न की कलाई आल्डरज़े के पास स्कीइंग करते हुए टूट गई।\n\nटिकट खिड़की के अनुसार टिकट मान्य रहेंगे और ड्वोराक तथा यानाचेक की रचनाएं नहीं बदलेंगी।',
  },
  {
    lang: 'ru',
    story:
      'Совет порта Элсин во вторник девятью голосами против четырёх решил закрыть подъёмный мост на улице Ткачей на восемнадцать месяцев.\n\nПри проверке в марте инженеры обнаружили трещины в трёх из двенадцати балок противовеса. По словам мэра Инес Окафор, ремонт обойдётся в 42 миллиона крон.\n\nПаромы будут каждые двадцать минут перевозить велосипедистов между рыбным рынком и набережной Святого Бранока. Профсоюз перевозчиков назвал объезд через Толланд катастрофой для небольших фирм.',
    version:
      'Подъёмный мост на улице Ткачей закроют на восемнадцать месяцев: так во вторник решил совет порта Элсин, девять голосов против четырёх.\n\nТрещины в трёх из двенадцати балок противовеса инженеры нашли ещё в марте, во время проверки. Ремонт, как сообщила мэр Инес Окафор, будет стоить 42 миллиона крон.\n\nВелосипедисты смогут каждые двадцать минут садиться на паромы между набережной Святого Бранока и рыбным рынком. Для небольших фирм объезд через Толланд станет катастрофой, жалуется профсоюз перевозчиков.',
    neighbour:
      'Совет порта Элсин в четверг семью голосами против шести отклонил план построить паркинг рядом со старым зернохранилищем.\n\nПротивники говорили, что из-за него в старый город поедет больше машин. По словам мэра Инес Окафор, совет вернётся к вопросу в сентябре.\n\nЗастройщик собирался вложить 18 миллионов крон и закончить работы за два года. Владельцы соседних магазинов говорят, что ждут уже давно.',
    stranger:
      'Оркестр Нижнего Марнова сыграет в пятницу концерт открытия в зале «Кеттл» без дирижёра.\n\nВиола Штерн сломала запястье, катаясь на лыжах у Альдерзее.\n\nКасса сообщила, что билеты действительны, а программа из Дворжака и Яначека не изменится.',
  },
  {
    lang: 'de',
    story:
      'Der Rat von Port Elsin hat am Dienstag mit neun zu vier Stimmen beschlossen, die Hebebrücke an der Weberstraße für achtzehn Monate zu sperren.\n\nIngenieure hatten bei einer Prüfung im März Risse in drei der zwölf Träger des Gegengewichts gefunden. Die Reparatur kostet nach Angaben von Bürgermeisterin Ines Okafor 42 Millionen Kronen.\n\nFähren bringen Radfahrer alle zwanzig Minuten vom Fischmarkt zum Sankt-Brannoc-Kai. Der Verband der Spediteure nannte den Umweg über Tolland eine Katastrophe für kleine Firmen.',
    version:
      'Achtzehn Monate lang bleibt die Hebebrücke an der Weberstraße gesperrt. Das beschloss der Rat von Port Elsin am Dienstag mit neun gegen vier Stimmen.\n\nBei einer Prüfung im März waren Ingenieuren Risse in drei der zwölf Träger des Gegengewichts aufgefallen. 42 Millionen Kronen werde die Reparatur kosten, sagte Bürgermeisterin Ines Okafor.\n\nZwischen Sankt-Brannoc-Kai und Fischmarkt sollen Fähren Radfahrer im Abstand von zwanzig Minuten befördern. Für kleine Firmen sei der Umweg über Tolland eine Katastrophe, klagte der Verband der Spediteure.',
    neighbour:
      'Der Rat von Port Elsin hat am Donnerstag mit sieben zu sechs Stimmen ein Parkhaus neben dem alten Kornspeicher abgelehnt.\n\nGegner fürchteten mehr Autos in der Altstadt. Der Rat werde im September erneut beraten, sagte Bürgermeisterin Ines Okafor.\n\nDer Bauherr wollte 18 Millionen Kronen ausgeben und in zwei Jahren fertig sein. Händler in der Nähe sagen, sie warteten schon lange.',
    stranger:
      'Das Orchester von Niedermarnow spielt sein Eröffnungskonzert am Freitag im Kesselsaal ohne Dirigentin.\n\nViola Stern brach sich beim Skifahren am Aldersee das Handgelenk.\n\nKarten bleiben gültig, teilte die Kasse mit, am Programm mit Dvořák und Janáček ändere sich nichts.',
  },
];
