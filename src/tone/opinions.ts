/** Words that judge a guest, and what a note says instead. `unless`: the same words about a thing. */
export const OPINIONS: { pattern: RegExp; better: string; unless?: RegExp }[] = [
  {
    pattern:
      /\b(difficult|demanding|impossible|high[- ]maintenance|problem|nightmare|annoying|fussy|picky) (guest|customer|client|person|man|woman|lady|couple|family)\b/i,
    better: 'what they asked for and when, e.g. "asked for a room change twice on 3 March"',
  },
  {
    pattern:
      /\b((?:he|she|they|guest|customer|mr \S+|ms \S+) (?:is|are|was|were|seems?|looks?|sounds?) (?:\w+ )?)(difficult|demanding|rude|arrogant|stingy|cheap|stupid|crazy|lazy|fussy|picky|annoying|unreasonable|aggressive|weird|nasty|drunk)\b/i,
    better: 'what was said or done, e.g. "raised their voice at the desk after a 20-minute wait"',
  },
  {
    pattern:
      /^\W*(very |really |so |extremely )?(difficult|demanding|rude|arrogant|stingy|fussy|picky|annoying|unreasonable|troublemaker|moaner|complainer|time[- ]waster)\W*$|\b(troublemaker|moaner|complainer|time[- ]waster|idiot|jerk|karen)\b/i,
    better: 'what happened, e.g. "three complaints about noise, all confirmed"',
  },
  {
    pattern:
      /难缠|難纏|难搞|難搞|难伺候|難伺候|难侍候|事儿多|事多|挑剔|刁钻|刁鑽|刁难|刁難|无理取闹|無理取鬧|蛮不讲理|蠻不講理|没素质|沒素質|素质低|素質低|没教养|沒教養|小气|小氣|抠门|摳門|奇葩|神经病|神經病|脾气(很|特别|特別|非常)?(差|坏|壞|大|臭)|态度(很|特别|特別|非常)?(差|恶劣|惡劣)|態度(很|特別|非常)?(差|惡劣)|麻烦的?客人|麻煩的?客人|讨厌|討厭|傲慢|爱抱怨|愛抱怨|爱投诉|愛投訴/,
    unless: /(我们|我們|员工|員工|同事|同仁|前台|櫃檯|服务员|服務員).{0,6}(态度|態度)/,
    better: "写发生了什么，例如「3 月 3 日要求换房两次」「等候 20 分钟后在前台提高了音量」",
  },
  {
    pattern:
      /うるさい(お客|客|方|人)|(お客様?|客|彼|彼女|この方)(は|が)うるさい|面倒(くさい|な(お客|客|方|人))|厄介な?(お客|客|方|人)|クレーマー|わがまま|我儘|神経質|しつこい(お客|客|方|人)|細かすぎる|ケチ|けち|偉そう|横柄|態度が悪い|性格が悪い|非常識|困った(お客|客|方|人)|気難しい|感じが悪い/,
    unless: /(スタッフ|係|当館|フロント|従業員).{0,6}態度/,
    better: "起きたことをそのまま、例「3月3日に部屋替えを2回ご希望」「20分お待たせし、フロントで声が大きくなった」",
  },
]
