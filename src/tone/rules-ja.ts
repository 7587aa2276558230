import type { ToneRule } from "./rule.ts"

/** Phrases a Japanese guest is never to read, and what stands in their place. */
export const RULES_JA: ToneRule[] = [
  {
    rule: "not-knowing",
    pattern: /(?<!お)(わかりません|分かりません|存じません|わかりかねます|分かりかねます)/,
    better: "すぐに確認し、X分以内にお返事いたします",
  },
  {
    rule: "not-my-job",
    pattern: /担当(外|では(ない|ありません|ございません))|管轄外|(私|当方)(の)?(仕事|業務)では/,
    better: "担当者に私からお伝えし、X分以内にご連絡いたします",
  },
  { rule: "no-choice", pattern: /(していただくしか|して頂くしか|するしか|しかありません|しかございません)/, better: "…していただけますか" },
  {
    rule: "bare-no",
    pattern: /^(いいえ|だめです|ダメです|無理です|できません|出来ません|ありません)[。.!！]?$|^(いいえ|だめです|無理です)[、,]/,
    better: "代わりに…はいかがでしょうか",
  },
  {
    rule: "cannot",
    pattern: /(?<!ご)(いたしかねます|致しかねます|できかねます|出来かねます|お受けできません|お断り)/,
    unless: /(が|けれど|代わり)/,
    better: "代わりに…はいかがでしょうか",
  },
  {
    rule: "not-understanding",
    pattern: /ご理解(いただけて|頂けて)(い)?ない|お分かりにならない|おわかりにならない/,
    better: "もう少し分かりやすくご説明いたします",
  },
  { rule: "you-should", pattern: /(す|る|う|く|ぶ|つ|ぬ|む)べき(です|でした|だ)/, better: "…がおすすめでございます" },
  {
    rule: "we-never",
    pattern: /当館では(いたしません|致しません|行っておりません[。]?$)|ありえません|あり得ません/,
    better: "確認のうえ、代わりの案をご案内いたします",
  },
  { rule: "you-are-wrong", pattern: /お間違えです|(お客様|ご自身)の(間違い|勘違い)|勘違い/, better: "もう一度確認いたします" },
  {
    rule: "nobody-complained",
    pattern: /(今まで|これまで).{0,12}(苦情|クレーム|ご意見).{0,6}(ありません|ございません|ない)/,
    better: "お知らせいただきありがとうございます",
  },
  { rule: "calm-down", pattern: /(落ち着いて|冷静に)(ください|下さい|なって)/, better: "ご不安なお気持ち、ごもっともでございます" },
  {
    rule: "as-i-said",
    pattern: /(先ほど|さっき|すでに|既に)(も)?(申し上げ|お伝えし|言い|言った)(ました|た)?(とおり|通り|よう)/,
    better: "改めてご案内いたします",
  },
  {
    rule: "our-policy",
    pattern: /(規則|規定|決まり|ルール)(です|ですので|なので|でございますので)/,
    better: "代わりに…はいかがでしょうか",
  },
  {
    rule: "belittling",
    pattern: /大したこと(では|は)?(ない|ありません|ございません)|些細なこと|小さなこと/,
    better: "お知らせいただきありがとうございます。すぐに確認いたします",
  },
  {
    rule: "blaming",
    pattern: /(客室|フロント|施設|レストラン|他の部署|別の部署|担当者?|スタッフ)のせい/,
    better: "誠に申し訳ございません。私が責任を持って確認いたします",
  },
  {
    rule: "sending-away",
    pattern: /フロント(に|へ|まで)(直接)?(お電話|お問い合わせ|ご連絡)(ください|下さい|をお願い)/,
    better: "私からフロントへ伝え、係の者よりご連絡いたします",
  },
  {
    rule: "over-promise",
    pattern: /(必ず|絶対に?|間違いなく)[^。]*(いたします|致します|します|できます|お届け|直り)/,
    unless: /お(部屋|手元|間違い)[^。]*よう/,
    better: "X分以内にご連絡いたします",
  },
  {
    rule: "no-time",
    pattern:
      /(すぐに|ただちに|直ちに|まもなく|間もなく|のちほど|後ほど|しばらくして)[^。]*(いたします|致します|します|まいります|参ります|伺います)/,
    unless: /[0-9０-９]+\s*(分|時|秒|:)/,
    whole: true,
    better: "X分以内に、と時間を添える",
  },
  {
    rule: "no-time",
    pattern: /少々お待ち|しばらくお待ち/,
    unless: /[0-9０-９]+\s*(分|時|秒|:)/,
    whole: true,
    better: "X分以内に、と時間を添える",
  },
  { rule: "money", pattern: /賠償|補償|弁償|慰謝料/, better: "当直支配人よりお話しいたします" },
  { rule: "padding", pattern: /になります[。]?$|のほう(を|は|に|で)お?(持ち|届け|確認)/, better: "でございます" },
  {
    rule: "asks-age",
    pattern: /(ご年齢|年齢|お歳)(を|は|を教え|をお聞かせ)|何歳|おいくつ(でいらっしゃ|です)|生年月日|何年生まれ/,
    better: "年齢はお尋ねしない",
  },
  {
    rule: "asks-marriage",
    pattern: /(ご結婚|独身|既婚)(は|です|で(い|し)|されて|を)|奥様は?いらっしゃい|ご主人は?いらっしゃい/,
    better: "ご結婚のことはお尋ねしない",
  },
  { rule: "asks-income", pattern: /(年収|月収|ご収入|お給料)/, better: "収入はお尋ねしない" },
  {
    rule: "asks-home",
    pattern: /(ご自宅|お住まい|ご住所|ご出身)(は|を|の住所)/,
    unless: /(お送り|発送|郵送|送付)/,
    better: "住所はお尋ねしない。発送のときは用途を添えて伺う",
  },
  { rule: "asks-past", pattern: /(学歴|ご経歴|ご職業|お仕事は何)/, better: "経歴はお尋ねしない" },
  { rule: "asks-belief", pattern: /(信仰|宗教)(は|を|上)/, better: "召し上がれないものがございますか" },
  {
    rule: "asks-body",
    pattern: /(体重|身長|ご病気|持病|妊娠)(は|を|です|され)/,
    better: "お身体のことはお尋ねしない。お怪我の有無は緊急時のみ",
  },
  {
    rule: "reserved-words",
    pattern:
      /(?<![a-z])(YES|CANCEL|END|QUIT|START|STOP|STOPALL|UNSUBSCRIBE|UNSTOP|HELP|INFO)[」"]?\s*(と|を)?(ご)?(返信|送信|お送り|お書き|入力)/i,
    unless: /(配信|停止|解除).*STOP|STOP.*(配信|停止|解除)/,
    better: "ご自身の言葉でお答えいただく",
  },
]
