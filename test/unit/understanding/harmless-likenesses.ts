/** Messages that share words with danger and are none, by family and language. */
export const harmlessLikenesses: Record<string, Record<string, string[]>> = {
  "fire, smoke and gas that are none": {
    zh: ["附近有什么好吃的火锅", "请问哪里可以抽烟", "烟雾报警器没电了 一直滴滴响", "消防演习是今天吗", "水壶烧不开水", "火腿三明治一份"],
    ja: ["火曜日の夕食を予約したい", "たばこの煙が気になります", "花火はどこから見えますか", "避難訓練はいつですか"],
    en: ["where is the fire exit", "the smoke alarm chirps every minute, battery I guess", "gas station nearby?", "fire drill today?"],
    ko: ["화재감지기 배터리가 없는 것 같아요", "불고기 있나요", "담배 냄새가 나요"],
    th: ["ห้องเหม็นกลิ่นบุหรี่", "ไฟฟ้าดับในห้องน้ำ"],
  },
  "things that die, fall, break or do not answer": {
    zh: ["我的手机电池死了 借个充电宝", "床腿断了", "请让师傅来看看 电梯按钮坏了", "行李箱的轮子断了"],
    ja: ["スマホが死んだので充電器を貸して", "椅子の脚が折れました", "エレベーターのボタンが反応しない"],
    en: [
      "the tv is dead",
      "curtain rail fell down",
      "the bed collapsed",
      "the lift is out of order again",
      "I dropped my ring down the sink",
    ],
    ko: ["의자가 부러졌어요"],
    th: ["ชักโครกเสีย", "ลิ้นชักเปิดไม่ออก"],
  },
  "health that can wait": {
    zh: ["餐厅有没有不含花生的菜 我过敏", "附近的医院怎么走", "我明天要去医院复查 帮我叫车", "我奶奶坐轮椅 需要无障碍房"],
    ja: [
      "エビアレルギーなので朝食で使わないでください",
      "医者に甘いものを止められています",
      "タクシーで大学病院まで何分ですか",
      "コップを割りましたがけがはありません",
    ],
    en: [
      "is there a hospital near here",
      "I'm allergic to nuts, what can I have for breakfast",
      "can i get a first aid kit, tiny cut",
      "I was bitten by mosquitos",
    ],
    ko: ["병원이 어디에 있어요", "땅콩 알레르기가 있어요"],
    th: ["โรงพยาบาลใกล้ที่สุดอยู่ที่ไหน", "ขอหมอนเพิ่ม"],
  },
  "guards, police, knives, crime in jest": {
    zh: ["保安态度很好 表扬一下", "这价格简直是抢劫", "我要一把水果刀"],
    ja: ["警察署の場所を教えて", "リンゴを切りたいのでナイフを貸してください"],
    en: [
      "these prices are robbery",
      "my son is obsessed with police cars",
      "need a knife to cut a cake",
      "my key card failed, can someone let me in",
    ],
    ko: ["총 요금이 얼마예요"],
    th: ["ขอมีดตัดผลไม้", "มีดโกนหนวดมีไหม", "สถานีตำรวจอยู่ที่ไหน"],
  },
  "doors, visits, noise": {
    zh: ["我不想有人进我的房间打扫", "帮我打我房间的电话叫醒我", "有人在走廊大声唱歌", "停车场的闸机打不开 车出不去"],
    ja: ["入室は何時からできますか", "隣の部屋の騒ぎ声がうるさい"],
    en: [
      "please don't let anyone in my room",
      "kids are screaming in the hallway",
      "someone is hammering upstairs",
      "I locked my keys inside the room",
    ],
    ko: ["옆방이 시끄러워요"],
    th: ["ห้องข้างๆ เสียงดัง"],
  },
  "what a child lost": {
    zh: ["孩子的小兔子玩偶不见了"],
    ja: ["子供のぬいぐるみが見つからない"],
    en: ["my daughter's teddy bear is missing", "can't find the breakfast room"],
    ko: ["아이 인형을 찾고 있어요"],
    th: ["ตุ๊กตาของลูกหาย"],
  },
  "said in jest or joy": {
    zh: ["热死了 空调开不了", "今天走了好多路 腿要断了", "救命 这蛋糕也太好吃了"],
    ja: ["きれいすぎて息が止まりました", "関西やけど、チェックインは何時?"],
    en: [
      "I'd kill for a coffee",
      "we are dying of heat in here, ac is broken",
      "my feet are killing me, do you have slippers",
      "this cake is to die for",
    ],
    th: ["หิวจะตายอยู่แล้ว"],
  },
}
