import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeRoomCode } from "../../src/guests/room-code.ts"
import { ROOM_CODE_SECRET } from "../../src/inbox/look-up.ts"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "holds the card")
const OTHER = lineId("U", "found the card")
const AT = "2026-03-02T15:00:00+08:00"

for (const kind of databaseKinds) {
  describe(`the code on a room's card, on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date(AT))
    })
    afterEach(() => house.close())

    async function checkIn(reservation: string, name: string, room = "1204"): Promise<void> {
      const stay = {
        guest: { name, language: "en", title: "mr" },
        room,
        status: "in-house",
        arrival: "2026-03-01",
        departure: "2026-03-04",
      }
      const headers = { authorization: "Bearer test-api-token", "content-type": "application/json" }
      const request = new Request(`http://hotel.example/api/v1/stays/${reservation}`, {
        method: "PUT",
        headers,
        body: JSON.stringify(stay),
      })
      expect((await house.app.fetch(request)).status).toBe(200)
    }

    /** Each event comes twice, as platforms do. */
    async function says(who: string, text: string): Promise<string[]> {
      house.moveClock(60_000)
      const before = house.line.textsTo(who).length
      const request = house.line.signedRequest([house.line.textEvent(who, text)])
      await house.post(request)
      await house.post(request)
      await house.app.settle()
      return house.line.textsTo(who).slice(before)
    }

    const codeFor = async (room: string) => makeRoomCode(await house.store.getSecret(ROOM_CODE_SECRET), room, house.now())

    test("ties who stands in the room, once; a second person is not let in by it", async () => {
      await checkIn("R-1", "James Carter")
      const code = await codeFor("1204")
      expect(await says(GUEST, `Room 1204 · ${code}`)).toEqual([expect.stringContaining("Mr Carter, you are now connected with room 1204")])
      expect((await says(GUEST, "I've locked myself out of my room"))[0]).toContain("room 1204")
      const [spent] = await says(OTHER, code)
      expect(spent).toContain("用过或过期")
      expect(spent).not.toContain("Carter")
      expect((await house.store.listTickets({ status: null, after: null, limit: 9 }))[0]).toMatchObject({
        room: "1204",
        roomEvidence: "verified",
      })
    })

    test("a second card ties a companion, who has a profile of their own", async () => {
      await checkIn("R-1", "James Carter")
      await says(GUEST, await codeFor("1204"))
      expect((await says(OTHER, await codeFor("1204")))[0]).toContain("You are now connected with room 1204")
      const facts = await house.store.findClaim({ where: "1204", address: `line:${OTHER}`, code: null }, house.now())
      expect(facts.candidates[0]?.addresses.map(({ role }) => role).sort()).toEqual(["companion", "guest"])
    })

    test("forged, altered or for a room where nobody is: the guest is asked as anybody is, and nothing is given away", async () => {
      await checkIn("R-1", "James Carter")
      const real = await codeFor("1204")
      const forged = await makeRoomCode("not the house's secret", "1204", house.now())
      for (const code of [forged, real.replace("1204", "1205")]) {
        const said = (await says(OTHER, code)).join("\n")
        expect(said).not.toContain("Carter")
        expect(said).toContain("姓名是")
      }
      expect((await says(OTHER, await codeFor("0909"))).join()).not.toMatch(/connected|连上/)
    })

    test("two guests who hold the same code at the same moment: one is let in", async () => {
      await checkIn("R-1", "James Carter")
      const code = await codeFor("1204")
      await Promise.all([GUEST, OTHER].map((who) => house.post(house.line.signedRequest([house.line.textEvent(who, code)]))))
      await house.app.settle()
      const said = [house.line.textsTo(GUEST), house.line.textsTo(OTHER)].map((all) => all.join("\n"))
      expect(said.filter((all) => all.includes("are now connected"))).toHaveLength(1)
      expect(said.every((all) => all !== "")).toBe(true)
    })
  })
}
