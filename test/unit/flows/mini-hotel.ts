/** A small hotel of its own, so that these tests stand whatever the shipped content says. */
export const PROPERTY = `
key: mini
name: { zh-Hans: 小店, zh-Hant: 小店, ja: 小さな宿, en: Mini Inn }
timezone: Asia/Shanghai
languages: [zh-Hans, zh-Hant, ja, en]
phone: "+8610"
check-out: "12:00"
emergency-numbers: { fire: "119", medical: "120", police: "110" }
departments:
  front-office: { hours: always }
  housekeeping: { hours: ["07:00-12:00", "13:00-22:00"], cover: front-office }
staff:
  - { key: duty, name: Chen, role: duty-manager }
ladder:
  complaint: [{ to: duty-manager, at: 0 }]
service-levels: { amenity: 5/15, complaint: 10/60, hand-off: 3/30, maintenance: 5/30 }
`

export const FACTS = `
breakfast: { hours: ["06:30-10:00"], place: { zh-Hans: 二楼, zh-Hant: 二樓, ja: 2階, en: second floor } }
bar: { hours: ["17:00-01:00"] }
wifi: { network: Mini }
`

export const CATALOGUE = `
amenities:
  - { key: towel, label: { zh-Hans: 毛巾, zh-Hant: 毛巾, ja: タオル, en: towel }, unit: { zh-Hans: 条, zh-Hant: 條, ja: 枚, en: "" }, words: { zh: [毛巾], en: [towels] }, free: true, countable: true }
  - { key: pillow, label: { zh-Hans: 枕头, zh-Hant: 枕頭, ja: 枕, en: pillow }, words: { en: [pillows] }, free: true }
  - { key: wine, label: { zh-Hans: 红酒, zh-Hant: 紅酒, ja: ワイン, en: wine } }
faults:
  - { key: internet, label: { zh-Hans: 网络, zh-Hant: 網路, ja: ネット, en: Internet } }
  - { key: tv, label: { zh-Hans: 电视, zh-Hant: 電視, ja: テレビ, en: TV } }
complaint-categories:
  - { key: room_not_ready, label: { zh-Hans: 房未备好, zh-Hant: 房未備好, ja: 客室未準備, en: Room not ready } }
  - { key: other, label: { zh-Hans: 其他, zh-Hant: 其他, ja: その他, en: Other } }
`

export const FLOWS: Record<string, string> = {
  amenity: `
flow: amenity
for: in-house
otherwise: away
start: { intents: [amenity] }
slots:
  item: { type: choice, from: amenities, ask: amenity.ask-item }
  quantity: { type: count, min: 1, max: 6, ask: amenity.ask-quantity, invalid: amenity.invalid-quantity }
  room: { type: room, from: stay.room, ask: amenity.ask-room }
  words: { type: text, from: message }
steps:
  - collect: [item, quantity, room]
  - confirm: amenity.recap
  - ticket: { kind: request, department: housekeeping, service: amenity, details: [item, quantity] }
  - say: amenity.on-the-way
  - follow-up: { after: promise, ask: amenity.arrived, yes: amenity.enjoy, no: chase }
`,
  away: `
flow: away
steps: [{ say: misc.away }]
`,
  maintenance: `
flow: maintenance
for: in-house
start: { intents: [maintenance] }
slots:
  fault: { type: choice, from: faults, ask: maintenance.ask-fault }
  room: { type: room, from: stay.room, ask: amenity.ask-room }
steps:
  - collect: [fault, room]
  - ticket: { kind: request, department: engineering, service: maintenance, details: [fault] }
  - say: maintenance.coming
`,
  lost: `
flow: lost-item
start: { intents: [lost-item] }
slots:
  what: { type: text, ask: misc.ask-what }
  when: { type: time, ask: misc.ask-when }
steps:
  - collect: [what]
  - branch:
      - when: { slot: what, is: nothing }
        do: [{ say: misc.fine }, { end: resolved }]
      - when: { slot: what, is: phone }
        do: [{ call: ask-when }, { record: { fact: lost, slot: what } }, { say: misc.at }]
      - else: [{ link: away }]
`,
  "ask-when": `
flow: ask-when
slots: { when: { type: time, ask: misc.ask-when } }
steps: [{ collect: [when] }]
`,
  wifi: `
flow: wifi
start: { intents: [wifi] }
steps: [{ say: misc.wifi }]
`,
  breakfast: `
flow: breakfast
start: { intents: [breakfast] }
steps:
  - branch:
      - when: { fact: breakfast, open: true }
        do: [{ say: misc.breakfast-now }]
      - else: [{ say: misc.breakfast }]
`,
  complaint: `
flow: complaint
start: { intents: [complaint] }
slots:
  category: { type: choice, from: complaint-categories, optional: true }
  words: { type: text, from: message }
  place: { type: text, ask: complaint.ask-place }
steps:
  - ticket: { kind: complaint, department: duty-manager, service: complaint, details: [category, words] }
  - say: { template: complaint.sorry, by: category }
  - collect: [place]
  - say: complaint.thanks
`,
  emergency: `
flow: emergency
start: { intents: [emergency] }
steps:
  - ticket: { kind: emergency, department: duty-manager, service: emergency, details: [] }
  - say: misc.emergency
`,
  chase: `
flow: chase
start: { intents: [chase] }
steps:
  - branch:
      - when: { ticket: any, open: true }
        do: [{ say: chase.on-it }]
      - else: [{ say: chase.nothing }]
`,
  thanks: `
flow: thanks
start: { intents: [thanks] }
steps: [{ say: misc.thanks }]
`,
  welcome: `
flow: welcome
start: { intents: [greeting], events: [follow] }
steps: [{ say: { template: misc.welcome, options: [amenity, wifi] } }]
`,
  media: `
flow: media
start: { events: [media, location] }
steps: [{ say: misc.media }]
`,
  cancel: "flow: repair-cancel\nstart: { repair: cancel }\nsteps: [{ say: repair.cancelled }]",
  correct: "flow: repair-correct\nstart: { repair: correct }\nsteps: [{ say: repair.what-to-change }]",
  clarify: "flow: repair-clarify\nstart: { repair: clarify }\nsteps: [{ say: { template: repair.menu-hint, options: [amenity, wifi] } }]",
  resume: "flow: repair-resume\nstart: { repair: resume }\nsteps: [{ say: repair.resumed }]",
  silence: "flow: repair-silence\nstart: { repair: silence }\nsteps: [{ say: repair.still-there }]",
  human: "flow: repair-human\nstart: { repair: human }\nsteps: [{ hand-off: { reason: handoff.reason, say: repair.handed-over } }]",
  repeat: "flow: repair-repeat\nstart: { repair: repeat }\nsteps: [{ say: repair.repeated-nothing }]",
  restart: "flow: repair-restart\nstart: { repair: restart }\nsteps: [{ say: repair.started-over }]",
}

export const TEXTS: Record<string, Record<string, string>> = {
  amenity: {
    "ask-item": "item?",
    "ask-quantity": "how many {{ item }}?",
    "invalid-quantity": "1 to 6",
    "ask-room": "room?",
    recap: "{{ quantity }} {{ unit }} {{ item }} to {{ room }}?",
    "on-the-way": "{{ hail }}in {{ minutes }} minutes, by {{ by }}",
    arrived: "{{ item }} there?",
    enjoy: "good",
  },
  maintenance: { "ask-fault": "what?", coming: "in {{ minutes }}" },
  complaint: {
    sorry: "sorry, {{ manager }} in {{ minutes }}",
    "sorry-room-not-ready": "sorry for the room, {{ minutes }}",
    "ask-place": "where?",
    thanks: "noted {{ place }}",
  },
  chase: { "on-it": "rung, {{ minutes }}", nothing: "what?", chased: "rung again, {{ minutes }}" },
  misc: {
    away: "later",
    "ask-what": "what?",
    "ask-when": "when?",
    fine: "fine",
    at: "at {{ when }}",
    wifi: "{{ facts.wifi.network }}",
    "breakfast-now": "now",
    breakfast: "{{ facts.breakfast.place }}",
    emergency: "{{ emergency.fire }}",
    thanks: "welcome",
    welcome: "hello",
    media: "nice",
  },
  handoff: {
    reason: "lost",
    asked: "a person, {{ minutes }}",
    "reason-not-fixed": "not solved",
    "reason-beyond": "beyond",
    "is-it-fixed": "fixed?",
    "fixed-thanks": "good",
    "not-fixed": "again {{ minutes }}",
    relayed: "passed on",
    "asked-again": "rung again, {{ minutes }}",
    kept: "stays with them",
  },
  repair: {
    cancelled: "cancelled",
    "nothing-to-cancel": "nothing",
    "what-to-change": "what?",
    "not-understood": "sorry?",
    "menu-hint": "I can",
    "handed-over": "in {{ minutes }}",
    resumed: "back to",
    "still-there": "still there?",
    "closed-quietly": "closed",
    "repeated-nothing": "nothing yet",
    "language-set": "ok",
    yes: "yes",
    no: "no",
    "text-only": "words, please",
    "card-number": "the card number is gone",
    "other-language": "I answer in English",
    "started-over": "again",
  },
  consent: { "opted-out": "out", "opted-in": "in" },
  menu: { amenity: "Towels", wifi: "WiFi" },
}
