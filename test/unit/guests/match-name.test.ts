import { expect, it } from "vitest"
import { matchName, type NameMatch } from "../../../src/guests/match-name.ts"

const written = (name: string | null, familyName: string | null = null, givenName: string | null = null) => ({
  name,
  familyName,
  givenName,
})

it.each<[told: string, ReturnType<typeof written>, NameMatch]>([
  // The surname in any script: 王, Wang and ワン are one.
  ["王", written("王伟"), "surname"],
  ["Wang", written("王伟"), "surname"],
  ["WONG", written("王伟"), "surname"],
  ["ワン", written("王伟"), "surname"],
  ["ワン", written("Wang Wei"), "surname"],
  ["李", written("王伟"), "none"],
  ["タナカ", written("田中 恵", "田中", "恵"), "surname"],
  ["田中です", written("Tanaka Megumi"), "surname"],
  ["さとう", written("佐藤 健一"), "surname"],
  ["高橋", written("髙橋 一郎", "髙橋", "一郎"), "surname"],
  ["김민수", written("Kim Minsoo"), "surname"],
  ["Lee", written("이지은"), "surname"],
  ["陳先生", written("陈大文"), "surname"],
  ["Chan", written("陳大文"), "surname"],
  ["ジョンソン", written("Emily Johnson"), "surname"],
  ["Au Yeung", written("歐陽鋒"), "surname"],
  // Given name first or last, courtesies around it.
  ["Wei Wang", written("王伟"), "whole"],
  ["我叫王伟", written("Wang Wei"), "whole"],
  ["Carter James", written("James Carter"), "whole"],
  ["Mr. Carter", written("James Carter", "Carter", "James"), "surname"],
  ["it's booked under Carter", written("James Carter"), "surname"],
  ["Van der Berg", written("Anna van der Berg", "van der Berg", "Anna"), "surname"],
  ["O’Neill", written("Sean O'Neill", "O'Neill", "Sean"), "surname"],
  // A given name alone proves nothing, nor does a courtesy or half a surname.
  ["James", written("James Carter"), "none"],
  ["伟", written("王伟"), "none"],
  ["please", written("王伟"), "none"],
  ["", written("王伟"), "none"],
  ["Dan", written("Chan Tai Man"), "none"],
  ["Smith", written(null), "none"],
])("what %s is to %o: %s", (told, name, match) => {
  expect(matchName(told, name)).toBe(match)
})
