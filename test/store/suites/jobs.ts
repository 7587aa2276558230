import { beforeEach, describe, expect, test } from "vitest"
import { emptyCommit } from "../../../src/ports/empty-commit.ts"
import type { NewJob } from "../../../src/ports/job.ts"
import type { Commit, Store } from "../../../src/ports/store.ts"
import { JOB_ATTEMPTS_MAX } from "../../../src/store/claim-jobs.ts"
import { AT, begin, commitOf, LEASE_SECONDS, later, newId, type Stores } from "./given.ts"

export function jobsSuite(open: () => Stores): void {
  describe("jobs", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    const job = (key: string, dueAt: Date): NewJob => ({
      id: newId("job"),
      key,
      payload: { name: "ladder", ticket: newId("tkt"), rung: 1 },
      dueAt,
    })
    const plan = async (jobs: NewJob[], more: Partial<Commit> = {}) => a.commit([commitOf(await begin(a), { jobs, ...more })])
    const keys = async (store: Store, at: Date, limit = 50) => (await store.claimJobs(at, limit)).map(({ key }) => key)

    // A010
    test("a job is claimed when it is due, earliest first, by one process only", async () => {
      const [late, early, future] = [job("late", later(20)), job("early", later(10)), job("future", later(99))] as const
      await plan([late, early, future])
      expect(await a.claimJobs(later(9), 10)).toEqual([])
      expect((await a.countBacklog(later(20))).jobsDue).toBe(2)
      expect(await a.claimJobs(later(20), 10)).toEqual([
        { id: early.id, key: "early", payload: early.payload, dueAt: later(10), attempts: 0 },
        { id: late.id, key: "late", payload: late.payload, dueAt: later(20), attempts: 0 },
      ])
      expect(await b.claimJobs(later(20), 10)).toEqual([])
    })

    test("many claims at once never overlap", async () => {
      await plan(Array.from({ length: 60 }, (_, n) => job(`j${n}`, AT)))
      const claims = await Promise.all(Array.from({ length: 12 }, (_, n) => keys(n % 2 ? a : b, AT, 7)))
      for (let round = 0; round < 12; round++) claims.push(await keys(a, AT, 7))
      expect(claims.flat()).toHaveLength(60)
      expect(new Set(claims.flat()).size).toBe(60)
    })

    test("a process that dies with a job loses it: another one takes over when the lease runs out", async () => {
      const one = job("one", AT)
      await plan([one])
      expect(await keys(a, AT)).toEqual(["one"])
      expect(await keys(b, later(LEASE_SECONDS - 1))).toEqual([])
      expect(await b.claimJobs(later(LEASE_SECONDS + 1), 10)).toMatchObject([{ key: "one", attempts: 1 }])
      expect(await a.commit([{ ...emptyCommit(later(LEASE_SECONDS + 2)), job: one.id }])).toEqual([false]) // too late
      await a.releaseJob(one.id, later(LEASE_SECONDS + 2), "too late as well")
      expect(await b.commit([{ ...emptyCommit(later(LEASE_SECONDS + 3)), job: one.id }])).toEqual([true])
      expect(await b.commit([{ ...emptyCommit(later(LEASE_SECONDS + 4)), job: one.id }])).toEqual([false]) // once only
      expect(await keys(a, later(9_000))).toEqual([])
    })

    test("what failed comes again later; after too many attempts it stays, failed and visible", async () => {
      const one = job("one", AT)
      await plan([one])
      for (let attempt = 0; attempt < JOB_ATTEMPTS_MAX; attempt++) {
        const at = later(attempt * 100)
        expect(await a.claimJobs(at, 5)).toMatchObject([{ key: "one", attempts: attempt }])
        await a.releaseJob(one.id, later((attempt + 1) * 100), "broken\u0000")
        expect(await keys(a, later(attempt * 100 + 50))).toEqual([])
      }
      expect(await keys(a, later(1e6))).toEqual([])
      expect(await a.countBacklog(later(1e6))).toMatchObject({ jobsDue: 0, jobsFailed: 1 })
    })

    test("a job whose process dies every time comes to an end as well", async () => {
      await plan([job("poison", AT)])
      for (let death = 0; death < JOB_ATTEMPTS_MAX; death++)
        expect(await keys(death % 2 ? a : b, later(death * (LEASE_SECONDS + 1)))).toEqual(["poison"])
      expect(await keys(a, later(1e6))).toEqual([])
      expect((await a.countBacklog(later(1e6))).jobsFailed).toBe(1)
    })

    test("planning the same thing twice is harmless, while it waits and after it is done", async () => {
      const one = job("same", AT)
      await plan([one, job("same", later(5))])
      await plan([job("same", later(7))])
      expect(await a.claimJobs(later(10), 10)).toMatchObject([{ id: one.id, dueAt: AT }])
      await a.commit([{ ...emptyCommit(later(10)), job: one.id }])
      await plan([job("same", later(7))])
      expect(await keys(a, later(10))).toEqual([])
    })

    test("jobs are cancelled by key or by the beginning of their keys; the commit's own new ones stay", async () => {
      await plan(
        ["silence:cnv_1:1", "silence:cnv_1:2", "silence:cnv_10:1", "ladder:1", "ladder:12", "50%:x", "500:x", "沉默:一"].map((key) =>
          job(key, AT),
        ),
      )
      await plan([job("silence:cnv_1:3", AT), job("silence:cnv_1:2", later(1))], {
        cancelJobs: ["silence:cnv_1:*", "ladder:1", "50%*", "沉默*", "nothing*"],
      })
      const left = await a.claimJobs(later(1), 20)
      expect(left.map(({ key }) => key).toSorted()).toEqual([
        "500:x",
        "ladder:12",
        "silence:cnv_10:1",
        "silence:cnv_1:2",
        "silence:cnv_1:3",
      ])
      expect(left.find(({ key }) => key === "silence:cnv_1:2")?.dueAt).toEqual(later(1))
    })

    test("a job that was cancelled while it ran cannot commit", async () => {
      const one = job("one", AT)
      await plan([one])
      await a.claimJobs(AT, 1)
      await plan([], { cancelJobs: ["one"] })
      expect(await a.commit([{ ...emptyCommit(AT), job: one.id }])).toEqual([false])
    })
  })
}
