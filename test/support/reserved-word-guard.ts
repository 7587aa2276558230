const WORDS = "STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|START|YES|UNSTOP|HELP|INFO"
const OPEN = "[\\s:：\"'“‘「『(（]*"
const CLOSE = "[\\s\"'”’」』)）]*"

/** "Our answer: yes" tells, it does not ask. */
const VERB = "(?<!\\b(?:our|your|the|an|my)\\s)"

const ASKING = [
  // reply YES · respond with "cancel" · type END
  new RegExp(
    `${VERB}\\b(?:reply|respond|answer|type)\\b(?:\\s+(?:back|with|by|us|just|simply|either|the word))*${OPEN}\\b(${WORDS})\\b`,
    "i",
  ),
  // reply NO or YES: capitals, for "reply … before the end" is innocent
  new RegExp(`\\b(?:[Rr]eply|REPLY|[Rr]espond|[Aa]nswer)\\b[^.!?\\n]{0,24}\\b(${WORDS})\\b`),
  // text YES · send us "CANCEL": capitals, for "we will send help" is innocent
  new RegExp(`\\b(?:[Ss]end|[Tt]ext|[Ww]rite|[Pp]ress|[Ee]nter)\\b(?:\\s+(?:back|us|me|the word))*${OPEN}\\b(${WORDS})\\b`),
  // 回复 YES
  new RegExp(`(?:回复|回復|回覆|回答|答复|答覆|输入|輸入|发送|發送|传送|傳送|键入|鍵入)${OPEN}(${WORDS})(?![A-Za-z])`, "i"),
  // 「YES」とご返信ください
  new RegExp(`(?<![A-Za-z])(${WORDS})${CLOSE}(?:と|を|で)?\\s*(?:ご|お)?(?:返信|送信|入力|返答|回答|送り|送って|答え)`, "i"),
  // A numbered answer that is nothing but the word
  new RegExp(`^\\d+[.)]?\\s+(${WORDS})$`, "im"),
]

/**
 * The reserved word this text asks its reader to send, or null. "Reply STOP to opt out" is allowed; any other reserved
 * word would opt the guest out or in, or be answered by the platform, instead of reaching us.
 */
export function askedReservedWord(text: string): string | null {
  for (const asking of ASKING) {
    const word = asking.exec(text)?.[1]
    if (word) return word.toUpperCase()
  }
  return null
}
