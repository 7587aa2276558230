import type { Conversation } from "../domain/conversation.ts"
import { EMPTY_MEMORY } from "../domain/conversation.ts"
import type { Language } from "../domain/language.ts"
import { isIntent } from "../domain/reading.ts"
import { codeOf, isOpen } from "../domain/ticket.ts"
import { answerAsked, type Speech } from "./answer-asked.ts"
import { checkTurn, checkWalk } from "./check-walk.ts"
import { GUEST_ADDRESSES } from "./doors.ts"
import { templatesOf } from "./judge-turn.ts"
import { openDoors, saidOf } from "./open-doors.ts"
import type { Scene } from "./open-stage.ts"
import type { Persona, PersonasFile } from "./personas-file.ts"
import { type PlayedTurn, playTurn, seatGuest } from "./play-transcript.ts"
import { sentenceOf, wishesIn } from "./sentences.ts"
import type { GuestChannel, GuestSays, Transcript, TranscriptTurn } from "./transcript.ts"

export type Walker = {
  persona: Persona
  guest: PersonasFile["guests"][number]
  channel: GuestChannel
  /** Somebody of the hotel is there to take tickets. */
  isStaffThere: boolean
  /** The hotel knows whose stay it is. */
  isKnown: boolean
}

export type Walk = {
  /** What happened, as a script that can be saved and played again. */
  transcript: Transcript
  turns: PlayedTurn[]
  /** Each promise of the house that was broken, in one sentence. */
  broken: string[]
}

type Walking = Walker & {
  scene: Scene
  doors: ReturnType<typeof openDoors>
  speech: Speech
  language: Language
  head: Pick<Transcript, "guest">
}

/** Lets one persona walk through an empty house, and holds everything that comes of it against what must always be so. */
export async function walkPersona(walker: Walker, scene: Scene, speech: Speech): Promise<Walk> {
  const { guest, channel } = walker
  const stay = { room: guest.room, status: "in-house" as const, guest: { name: guest.name, title: guest.title } }
  const head = { guest: { channel, language: guest.language, ...(walker.isKnown ? { stay } : {}) } }
  const walk: Walk = { transcript: { ...head, at: scene.now().toISOString(), turns: [] }, turns: [], broken: [] }
  const walking: Walking = { ...walker, scene, doors: openDoors(scene), speech, language: guest.language, head }
  await seatGuest(head, walking.doors)
  while (walk.turns.length < walker.persona.turns) {
    const turn = await chooseTurn(walking)
    if (!turn) continue
    await takeTurn(turn, walk, walking)
  }
  walk.broken.push(...(await checkWalk(scene, walking.doors, walker.isStaffThere)))
  return walk
}

async function takeTurn(turn: TranscriptTurn, walk: Walk, { scene, doors, channel, head }: Walking): Promise<void> {
  const address = GUEST_ADDRESSES[channel]
  const before = { told: toldTo(scene, address).length, actions: scene.recording.actions.length }
  const wasOptedOut = (await scene.store.findConversation(address))?.isOptedOut ?? false
  await playTurn(turn, head, doors)
  const messages = toldTo(scene, address).slice(before.told)
  const conversation = await scene.store.findConversation(address)
  const told = messages.map(saidOf)
  walk.transcript.turns.push({ ...turn, bot: templatesOf(told) })
  walk.turns.push({ turn, at: scene.now(), told, staff: {} })
  const faults = checkTurn({
    turn,
    messages,
    conversation,
    wasOptedOut,
    actions: scene.recording.actions.slice(before.actions),
    content: scene.content,
  })
  walk.broken.push(...faults.map((fault) => `Turn ${walk.turns.length}: ${fault}`))
}

const toldTo = (scene: Scene, address: (typeof GUEST_ADDRESSES)[GuestChannel]) => scene.recording.byAddress.get(address) ?? []

/** Null: the move drawn is not possible now, draw again. */
async function chooseTurn(walking: Walking): Promise<TranscriptTurn | null> {
  const { persona, speech, scene, channel } = walking
  const move = speech.chance.weigh(persona.moves)
  if (move === "wait") return { wait: speech.chance.pick(persona.waits) }
  if (move === "staff") return walking.isStaffThere ? staffTurn(walking) : null
  const conversation = await scene.store.findConversation(GUEST_ADDRESSES[channel])
  const says = chooseWords(move, conversation, walking)
  return says === null ? null : { guest: says }
}

function chooseWords(move: string, conversation: Conversation | null, walking: Walking): GuestSays | null {
  const { speech, persona, scene, guest } = walking
  const { sentences, chance } = speech
  const wish = () => sentenceOf(sentences, chance.pick(wishesIn(sentences, walking.language)), walking.language, chance)
  if (isIntent(move)) return sentenceOf(sentences, move, walking.language, chance)
  switch (move) {
    case "answer": {
      const memory = conversation?.mode.kind === "bot" ? conversation.mode.memory : EMPTY_MEMORY
      return answerAsked(memory, { language: walking.language, room: guest.room }, scene.content, speech)
    }
    case "wish":
      return wish()
    case "wishes":
      return `${wish()}，${wish()}`
    case "switch":
      walking.language = chance.pick(scene.content.property.languages)
      return wish()
    case "picture":
      return { image: "picture" }
    case "sticker":
      return { sticker: "smile" }
    default: {
      const words = persona.says?.[walking.language] ?? persona.says?.en
      return words ? chance.pick(words) : null
    }
  }
}

/** One of those who were told does the next thing with an open ticket: takes it, or is done with what they took. */
function staffTurn({ scene, speech }: Walking): TranscriptTurn | null {
  const open = scene.recording.tickets.filter(isOpen)
  if (open.length === 0) return null
  const ticket = speech.chance.pick(open)
  const told = scene.content.property.staff.filter(({ address }) =>
    (address ? (scene.recording.byAddress.get(address) ?? []) : []).some(({ dedupeKey }) => dedupeKey.startsWith(`ladder:${ticket.id}:`)),
  )
  if (told.length === 0) return null
  const { key } = speech.chance.pick(told)
  return { staff: { [key]: `${codeOf(ticket)} ${ticket.owner ? "done" : "take"}` } }
}
