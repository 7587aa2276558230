import type { App } from "../app/create-app.ts"
import type { Store } from "../ports/store.ts"

/**
 * Tells the house of a stay by the door the hotel's own system uses, `PUT /api/v1/stays/…`. What is not mentioned of a
 * known stay remains. Throws with the house's own words when it refuses.
 */
export async function putStay(
  house: { app: App; store: Store; apiToken: string },
  reservation: string,
  told: Record<string, unknown>,
): Promise<void> {
  const response = await house.app.fetch(
    new Request(`http://hotel.example/api/v1/stays/${encodeURIComponent(reservation)}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${house.apiToken}`, "content-type": "application/json" },
      body: JSON.stringify({ ...(await knownOf(house.store, reservation)), ...told }),
    }),
  )
  if (response.status !== 200) throw new Error(`The stay was refused: ${await response.text()}`)
}

async function knownOf(store: Store, reservation: string): Promise<Record<string, unknown>> {
  const found = await store.findStay(reservation)
  if (!found) return {}
  const { room, arrival, departure, status } = found.stay
  return { guest: { name: found.guest.name }, room, arrival, departure, status }
}
