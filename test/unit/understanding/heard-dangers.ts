/** Danger as guests tell it, by family: the `type` a colleague sees (one of them), and messages in each language. */
type Type = "fire" | "medical" | "security" | "other"
export type HeardDangers = Record<string, { types: Type[]; told: Record<string, string[]> }>

export const heardDangers: HeardDangers = {
  "fire and smoke": {
    types: ["fire"],
    told: {
      zh: ["床头的充电线冒火星了", "有東西在燒 味道很嗆", "楼道里烟越来越浓 我们出得去吗", "垃圾桶起火了"],
      ja: ["ベッドのランプから煙が出ています", "廊下で何か燃えてるみたい", "コンセントがバチバチいって焦げ臭いです"],
      en: [
        "the curtain is on fire",
        "somthing is burning in 902, smoke under the door",
        "sparks from the kettle and it smells burnt",
        "fier fier room 7",
      ],
      ko: ["콘센트에서 불꽃이 튀어요", "방에 연기가 가득 찼어요"],
      th: ["ปลั๊กมีประกายไฟแล้วก็มีควัน", "ห้องข้างๆ ไฟไหม้"],
      "fr, de, es, it, pt, ru, vi, id, ar": [
        "au feu, chambre 12",
        "es brennt im Bad",
        "hay fuego en el pasillo",
        "c'è un incendio",
        "há um incêndio no quarto",
        "пожар на этаже",
        "phòng tôi bị cháy",
        "ada kebakaran di kamar",
        "حريق في الغرفة",
      ],
    },
  },
  "gas and alarms that ring now": {
    types: ["fire"],
    told: {
      zh: ["厨房一股煤气味", "瓦斯好像漏了", "烟雾报警器一直在响"],
      ja: ["ガス臭いです、頭が痛い", "火災報知器が鳴っています"],
      en: ["there's a strong smell of gas in here", "the fire alarm is ringing, should we go down?", "the co alarm keeps going off"],
      ko: ["가스 냄새가 심하게 나요", "화재경보가 울리고 있어요"],
      th: ["ได้กลิ่นแก๊สรั่ว", "สัญญาณเตือนไฟดังไม่หยุด"],
    },
  },
  "somebody does not wake or answer": {
    types: ["medical"],
    told: {
      zh: ["爷爷躺在地上叫不应", "我太太突然昏过去了", "同學喝太多 搖不醒", "他人倒下了一动不动"],
      ja: ["父が床に倒れて返事をしません", "妻の意識がもうろうとしています", "友達が呼んでも起きないんです"],
      en: [
        "My dad is on the floor and won't respond",
        "shes not waking up",
        "a man just keeled over in the gym",
        "my wife blacked out for a minute",
      ],
      ko: ["어머니가 갑자기 쓰러지셨어요", "친구가 불러도 반응이 없어요"],
      th: ["พ่อเป็นลมไม่รู้สึกตัว", "เพื่อนปลุกไม่ตื่นเลย"],
      "fr, es, ru, vi, id": [
        "ma femme est inconsciente",
        "mi marido se desmayó",
        "муж потерял сознание",
        "chồng tôi bất tỉnh",
        "istri saya pingsan",
      ],
    },
  },
  "breath and throat": {
    types: ["medical"],
    told: {
      zh: ["宝宝被糖噎住了", "我喘不上气", "外婆喉嚨卡到魚刺 臉發紫"],
      ja: ["祖母が餅を喉に詰まらせました", "息が苦しくて話せません", "子供の呼吸がおかしいです"],
      en: [
        "grandma is choking on a piece of meat",
        "i cant breath properly",
        "something is lodged in his throat",
        "her lips are turning blue",
      ],
      ko: ["아기가 숨을 안 쉬어요", "사탕이 목에 걸렸어요"],
      th: ["ลูกสำลักหายใจไม่ออก", "ก้างติดคอหายใจลำบาก"],
      "fr, de, es, it": ["il ne respire plus", "er atmet nicht", "no puede respirar", "non respira"],
    },
  },
  "heart and stroke": {
    types: ["medical"],
    told: {
      zh: ["我老公胸口像被压着一样", "妈妈半边脸歪了 说话不清楚", "心脏绞痛 冒冷汗"],
      ja: ["夫が胸を押さえて苦しんでいます", "母の左手が動かず、ろれつが回りません", "急に右目が見えなくなりました"],
      en: [
        "my husband has crushing chest pain",
        "half of my face feels numb",
        "his speech is slurred and his arm is weak",
        "hart attack room 5",
      ],
      ko: ["가슴이 조여요 너무 아파요", "아버지 말이 어눌하고 왼팔에 힘이 없어요"],
      th: ["แน่นหน้าอกมาก เจ็บร้าวไปแขน", "แม่ปากเบี้ยวพูดไม่ชัด"],
    },
  },
  "wounds, falls, burns": {
    types: ["medical"],
    told: {
      zh: ["我妈在浴室滑倒了 起不来", "手指被门夹断了", "阿公從樓梯摔下來", "開水潑到孩子 皮都掉了"],
      ja: ["父が階段から落ちて動けません", "包丁で指を深く切って血が止まりません", "お湯をかぶって腕をやけどしました"],
      en: [
        "My mother had a fall and can't stand up",
        "I slipped by the pool and my wrist is broken",
        "my son cut his foot, blood everywhere",
        "spilled boiling water on my leg, it's blistering",
      ],
      ko: ["할머니가 욕실에서 넘어져서 못 일어나세요", "손을 베여서 피가 멈추지 않아요"],
      th: ["ยายลื่นล้มหัวแตก", "โดนน้ำร้อนลวกที่แขน"],
    },
  },
  "poison, pills, allergy": {
    types: ["medical"],
    told: {
      zh: ["弟弟把洗衣液喝了", "她吃了一整瓶安眠药", "我对虾过敏 现在全身起疹子喉咙肿"],
      ja: ["赤ちゃんがボタン電池を飲み込みました", "友達が睡眠薬を大量に飲みました", "蕁麻疹が全身に出て喉が腫れてきました"],
      en: [
        "our toddler drank bathroom cleaner",
        "he swallowed a whole bottle of painkillers",
        "ate peanuts by mistake and my tongue is swelling",
      ],
      ko: ["아이가 세제를 마셨어요", "수면제를 한 통 다 먹은 것 같아요"],
      th: ["ลูกกลืนถ่านกระดุม", "แพ้กุ้งหน้าบวมไปหมด"],
    },
  },
  "water, heat, fits, birth": {
    types: ["medical"],
    told: {
      zh: ["有個小孩掉進泳池沉下去了", "我儿子抽搐了", "老婆要生了 羊水破了", "晒中暑了 意识不清"],
      ja: ["プールで人が溺れています", "息子がけいれんしています", "破水したみたいです", "熱中症でぐったりしています"],
      en: [
        "someone is drowning in the pool",
        "my boy is having a fit",
        "her waters broke",
        "i think it's heatstroke, he's confused and hot",
      ],
      ko: ["수영장에 아이가 빠졌어요", "딸이 경련을 해요", "양수가 터졌어요"],
      th: ["มีคนจมน้ำ", "ลูกชักเกร็ง", "ภรรยาน้ำเดินแล้ว"],
    },
  },
  "a doctor or an ambulance is asked for": {
    types: ["medical"],
    told: {
      zh: ["快叫救护车", "我需要医生", "帮我打120"],
      ja: ["救急車をお願いします", "お医者さんを呼んでください"],
      en: ["please call an ambulance", "we need a doctor in 1404", "ambulence plz"],
      ko: ["119 불러주세요", "의사를 불러주세요"],
      th: ["เรียกรถพยาบาลด้วย", "ต้องการหมอด่วน"],
      "fr, de, es, it, pt, ru, vi, id, ar": [
        "appelez une ambulance",
        "wir brauchen einen arzt",
        "necesito un médico",
        "chiamate un'ambulanza",
        "preciso de uma ambulância",
        "вызовите скорую",
        "gọi xe cứu thương",
        "panggil ambulans",
        "أحتاج سيارة إسعاف",
      ],
    },
  },
  "strangers at the door or in the room": {
    types: ["security"],
    told: {
      zh: ["有人在撬我房门", "一个陌生男人躲在我衣柜里", "門外有個酒鬼一直踹門", "有人從窗戶爬進來"],
      ja: ["誰かがドアをこじ開けようとしています", "知らない男が部屋の中にいます", "酔っぱらいがドアを蹴っています"],
      en: [
        "somebody is trying to open my door with a tool",
        "there's a man in my room",
        "a drunk guy keeps kicking my door",
        "im hiding in the bathroom, someone is in the room",
      ],
      ko: ["누군가 문을 열려고 해요", "낯선 남자가 방에 들어왔어요"],
      th: ["มีคนพยายามเปิดประตูห้องฉัน", "มีผู้ชายแปลกหน้าอยู่ในห้อง"],
    },
  },
  "followed, threatened, attacked": {
    types: ["security"],
    told: {
      zh: ["有个男的一直尾随我", "他拿着刀威胁我", "隔壁男的在打他老婆", "大堂有人打起來了"],
      ja: ["男につけられています", "ナイフを持った人がいます", "夫に殴られました", "ロビーで殴り合いになっています"],
      en: [
        "a man has been following me since the bar",
        "he has a knife",
        "my boyfriend hit me and won't let me leave",
        "two men are fighting in the lobby",
      ],
      ko: ["어떤 남자가 계속 따라와요", "칼을 들고 있어요", "옆방에서 사람을 때리고 있어요"],
      th: ["มีคนเดินตามฉันมา", "เขามีปืน", "มีคนทำร้ายกัน"],
      "fr, de, es, it, pt, ru": [
        "il a un couteau",
        "er bedroht mich",
        "tiene una pistola",
        "ha un coltello",
        "fui assaltado",
        "у него нож",
      ],
    },
  },
  "thieves and police": {
    types: ["security"],
    told: {
      zh: ["房间里有小偷", "我被抢劫了", "快报警"],
      ja: ["泥棒が部屋にいます", "ひったくられました、警察を呼んで"],
      en: ["there's a thief in our room right now", "i was just robbed at the entrance", "call the police now"],
      ko: ["도둑이 들었어요", "경찰 불러주세요"],
      th: ["มีขโมยเข้าห้อง", "เรียกตำรวจด้วย"],
      "fr, de, es, ru, vi, id": [
        "appelez la police",
        "rufen sie die polizei",
        "llamen a la policía",
        "вызовите полицию",
        "gọi công an",
        "panggil polisi",
      ],
    },
  },
  "somebody is missing": {
    types: ["security"],
    told: {
      zh: ["我儿子走丢了 穿黄衣服", "奶奶有老年痴呆 找不到人了", "小孩剛剛還在大廳 現在不見了"],
      ja: ["娘がいなくなりました、四歳です", "認知症の母が部屋から消えました", "息子とはぐれました"],
      en: [
        "our little boy wandered off, he's 4",
        "I can't find my grandmother, she has dementia",
        "my son is missing, blue shirt and white shoes",
      ],
      ko: ["아이가 없어졌어요", "치매 있는 어머니가 사라지셨어요"],
      th: ["ลูกหายไป หาไม่เจอ", "แม่เป็นอัลไซเมอร์หายไปจากห้อง"],
    },
  },
  "wanting to die": {
    types: ["other", "medical", "security"],
    told: {
      zh: ["我不想活了", "我朋友说她要跳楼", "活着没意思 再见了"],
      ja: ["もう死にたい", "友達が自殺すると言っています", "生きるのに疲れました"],
      en: ["I don't want to live any more", "my friend says he will kill himself", "I want to end it all"],
      ko: ["더 이상 살고 싶지 않아요", "친구가 자살하겠대요"],
      th: ["ไม่อยากมีชีวิตอยู่แล้ว", "เพื่อนบอกว่าจะฆ่าตัวตาย"],
    },
  },
  "shut in, buried, shaken": {
    types: ["other", "medical"],
    told: {
      zh: ["我们被关在电梯里", "我被鎖在陽台上了", "地震了怎么办", "吊灯掉下来砸到我妈"],
      ja: ["エレベーターに閉じ込められています", "ベランダに出たら鍵が閉まって戻れません、閉じ込められました", "地震です"],
      en: ["the lift stopped between floors with us inside", "I'm locked on the balcony", "the ceiling fell on my husband", "earthquake!!"],
      ko: ["엘리베이터가 멈춰서 안에 갇혔어요", "화장실에 갇혔어요"],
      th: ["ลิฟต์ค้าง ติดอยู่ข้างใน", "ออกไม่ได้ ติดอยู่ในห้องน้ำ"],
    },
  },
  "a bare cry": {
    types: ["other"],
    told: {
      zh: ["救命啊啊啊", "快来人救命"],
      ja: ["たすけて", "助けてください"],
      en: ["hlep me pls help!!", "SOS", "somebody help us please"],
      ko: ["살려주세요"],
      th: ["ช่วยด้วย"],
      "fr, de, es, it, pt, ru, vi, id, ar": [
        "au secours",
        "hilfe",
        "socorro",
        "aiuto",
        "socorro!",
        "помогите",
        "cứu tôi với",
        "tolong saya",
        "النجدة",
      ],
    },
  },
}
