import type { ToneRule } from "./rule.ts"

/** Phrases of both Chinese scripts. The list and its rewrites: what a good house never says, and what it says instead. */
export const RULES_ZH: ToneRule[] = [
  { rule: "not-knowing", pattern: /(我|我们|我們)(也)?不(知道|清楚|太清楚)/, better: "我马上为您确认，X 分钟内回复" },
  {
    rule: "not-my-job",
    pattern:
      /(不属于|不屬於)(我|我们|我們)的|不是(我|我们|我們)的(工作|业务|業務|责任|責任|部门|部門)|不(归|歸)(我|我们|我們)(管|负责|負責)|(我|我们|我們)(做|管)不了/,
    better: "我会请负责同事马上联系您，X 分钟内回复",
  },
  { rule: "no-choice", pattern: /(你|您)(就)?(只能|必须|必須|得)(这样|這樣|自己)/, better: "您可以……吗？" },
  {
    rule: "bare-no",
    pattern: /^(不|不行|不可以|不能|没有|沒有|没办法|沒辦法)[。.!！]?$|^(不|不行|不可以|没办法|沒辦法)[，,]/,
    better: "我能为您做的是……",
  },
  {
    rule: "not-understanding",
    pattern: /(你|您)(好像|可能|似乎)?(不明白|没听懂|沒聽懂|没明白|沒明白|不理解)/,
    better: "让我说得更清楚一些",
  },
  { rule: "you-should", pattern: /(你|您)(就)?(应该|應該|应当|應當)(?!已|是)/, better: "建议您可以……" },
  {
    rule: "we-never",
    pattern: /(我们|我們|酒店|饭店|飯店)(从来没|從來沒|从没|從沒|绝不|絕不|不会|不會|不可能)/,
    better: "我来核实，并给您两个选择",
  },
  { rule: "you-are-wrong", pattern: /(你|您)(弄|搞|记|記|看|说|說)错了|(你|您)(弄|搞|記|看|說)錯了/, better: "我再核对一下，我的记录是……" },
  {
    rule: "nobody-complained",
    pattern: /(从来|從來|以前)?(没有人|沒有人|没人|沒人|没有客人|沒有客人)(这样|這樣)?(抱怨|投诉|投訴|反映|说过|說過)/,
    better: "谢谢您告诉我们，我立刻跟进，X 分钟内回复",
  },
  {
    rule: "calm-down",
    pattern: /(请|請|您|你)(先)?(冷静|冷靜|别激动|別激動|不要激动|不要激動|别着急|別著急)/,
    better: "换成谁都会着急，我现在就来处理",
  },
  { rule: "as-i-said", pattern: /(我|刚才|剛才)(已经|已經|就)?(说过|說過|告诉过|告訴過)(了|您|你)?/, better: "我再为您说明一次" },
  {
    rule: "our-policy",
    pattern: /(这|這)(是|就是)(我们|我們|酒店|饭店|飯店)的?(规定|規定)|(按照|根据|根據)(规定|規定).{0,6}(不能|不可|无法|無法)/,
    better: "我能为您做的是……",
  },
  {
    rule: "belittling",
    pattern: /(只是|不过是|不過是|这点|這點|一点|一點)小事|小问题而已|小問題而已/,
    better: "谢谢您告诉我们，我立刻跟进，X 分钟内回复",
  },
  {
    rule: "blaming",
    pattern: /(是|都是|都怪)(别的|別的|其他|客房|工程|前台|前厅|餐饮|櫃檯)?(部门|部門|同事|他们|他們)的(错|錯|问题|問題|责任|責任)/,
    better: "非常抱歉，这件事由我来跟进",
  },
  {
    rule: "sending-away",
    pattern: /(请|請)?(您|你)(自己)?(去|拨打|撥打|打给|打給|联系|聯繫|咨询|諮詢)(一下)?(前台|櫃檯|总机|總機)(咨询|諮詢|吧|就好)?/,
    better: "我来替您转给前台，由他们联系您",
  },
  {
    rule: "over-promise",
    pattern: /保证|保證|绝对|絕對|一定(会|會|能|可以|给|給|帮|幫|让|讓)|百分之百/,
    unless: /不一定/,
    better: "我会尽力，X 分钟内给您答复",
  },
  { rule: "trying", pattern: /(尽可能|尽量|儘量|盡量)(去)?(问|問|帮|幫|联系|聯繫)/, better: "我会向……确认，X 分钟内回复您" },
  {
    rule: "no-time",
    pattern:
      /(?<!请|請|您|你|请您|請您)(马上|馬上|立刻|立即|稍后|稍後|很快|一会儿|一會兒)(就|会|會|为您|為您|给您|給您|送|来|來|处理|處理|回复|回覆|联系|聯繫|安排)/,
    unless: /[0-9０-９一二两三四五六七八九十]+\s*(分|秒|点|點|小时|小時|:)/,
    whole: true,
    better: "说出时间：X 分钟内",
  },
  {
    rule: "no-time",
    pattern: /(?<!为了|為了)(尽快|盡快|儘快).{0,6}(送|回|处理|處理|联系|聯絡|安排)|请?稍(等|候)|請稍候/,
    unless: /[0-9０-９一二两三四五六七八九十]+\s*(分|秒|点|點|小时|小時|:)/,
    whole: true,
    better: "说出时间：X 分钟内",
  },
  { rule: "money", pattern: /赔偿|賠償|补偿|補償|赔您|賠您|法律责任|法律責任/, better: "请值班经理与您谈，不在信息里谈赔付" },
  { rule: "familiar", pattern: /(^|[，。！\s])亲(爱的)?[，,~～！!]|哈喽|么么/, better: "王先生，您好" },
  { rule: "asks-age", pattern: /(您|你)(今年)?(多大(年纪|年紀|岁数|歲數|了|[？?])|几岁|幾歲|贵庚|貴庚|的(年龄|年齡))/, better: "不问年龄" },
  { rule: "asks-marriage", pattern: /(您|你)(结婚|結婚|成家|离婚|離婚|单身|單身|有对象|有對象|的婚姻)/, better: "不问婚姻" },
  { rule: "asks-income", pattern: /(您|你)(的)?(收入|工资|工資|薪水|年薪|月薪|一个月赚|一個月賺)/, better: "不问收入" },
  {
    rule: "asks-home",
    pattern: /(您|你)(的)?(家庭住址|家庭地址|家住(哪|在)|家在哪|住址|老家)/,
    better: "不问住址；寄送时说明用途再请客人提供收件地址",
  },
  { rule: "asks-past", pattern: /(您|你)(的)?(学历|學歷|以前(做|在哪)|过去的经历|過去的經歷|什么工作|什麼工作)/, better: "不问经历" },
  { rule: "asks-belief", pattern: /(您|你)(的)?(信什么|信什麼|信教|信仰|宗教)/, better: "不问信仰；餐饮可问：有什么需要厨房避开的吗？" },
  {
    rule: "asks-body",
    pattern: /(您|你)(的)?(体重|體重|身高|病史|得了什么病|得了什麼病|怀孕|懷孕|有什么病|有什麼病)/,
    better: "不问身体；紧急时可问：有人受伤吗？",
  },
  {
    rule: "reserved-words",
    pattern:
      /(回复|回覆|发送|發送|输入|輸入|写|寫|传|傳)\s*[“"「]?(YES|CANCEL|END|QUIT|START|STOP|STOPALL|UNSUBSCRIBE|UNSTOP|HELP|INFO)(?![a-z])/i,
    unless: /STOP.*(退订|退訂|不再|取消订阅|取消訂閱)|(退订|退訂|不再|取消订阅|取消訂閱).*STOP/,
    better: "请客人用自己的话回答",
  },
]
