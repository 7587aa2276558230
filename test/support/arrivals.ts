import { type Address, idOf } from "../../src/domain/address.ts"
import type { GuestFact } from "../../src/domain/guest.ts"
import { STAFF_ADDRESSES, type TestHouse } from "./house.ts"

const idAt = (key: string): string => idOf(STAFF_ADDRESSES[key] ?? ("line:" as Address))

/** The hotel's system tells of a stay. */
export async function putStay(house: TestHouse, reservation: string, stay: Record<string, unknown>): Promise<void> {
  const response = await house.app.fetch(
    new Request(`http://hotel.example/api/v1/stays/${reservation}`, {
      method: "PUT",
      headers: { authorization: "Bearer test-api-token", "content-type": "application/json" },
      body: JSON.stringify(stay),
    }),
  )
  if (response.status !== 200) throw new Error(await response.text())
}

/** What is known of the guest of a reservation. */
export async function tellFacts(
  house: TestHouse,
  reservation: string,
  facts: [key: string, value: string][],
  more: Partial<GuestFact> = {},
): Promise<void> {
  const found = await house.store.findStay(reservation)
  if (!found) throw new Error(`There is no stay ${reservation}`)
  const told = { category: "logistics", source: "staff", author: "duty", isSensitive: false, status: "confirmed" } as const
  for (const [key, value] of facts) await house.store.addFact(found.guest.id, { ...told, ...more, key, value }, more.at ?? house.now())
}

/** The clock strikes: twice over, as two ticks of any replica would. */
export async function strike(house: TestHouse, at: string): Promise<void> {
  house.setClock(new Date(at))
  for (let round = 0; round < 3; round++) {
    await house.app.tick()
    await house.app.settle()
  }
}

type Bubble = { contents: { body: { contents: { text: string; contents: { text: string }[] }[] } } }

/** All that a desk's chat was given, cards as heading and lines. */
export function readAt(house: TestHouse, key: string): string[] {
  return house.line.accepted
    .filter(({ to }) => to === idAt(key))
    .flatMap(({ messages }) => messages)
    .map((message) => {
      if (message.type !== "flex") return (message as { text?: string }).text ?? ""
      const [heading, ...rows] = (message as unknown as Bubble).contents.body.contents
      return [heading?.text, ...rows.map(({ contents: [label, value] }) => `${label?.text}: ${value?.text}`)].join("\n")
    })
}

export async function deskSays(house: TestHouse, key: string, text: string): Promise<void> {
  const isDesk = STAFF_ADDRESSES[key]?.startsWith("line-group:")
  const event = house.line.textEvent(isDesk ? { group: idAt(key) } : idAt(key), text)
  // A platform may deliver twice.
  await house.post(house.line.signedRequest([event]))
  await house.post(house.line.signedRequest([event]))
  await house.app.settle()
}
