import { readFile } from "node:fs/promises"
import { type Font, create as openFont } from "fontkit"
import type { Language } from "../domain/language.ts"
import { SetupProblem } from "../lib/errors.ts"

/** A font file's bytes, and which of its faces. */
type Typeface = { data: Buffer; face: string | undefined }
/** What there is to print with, by language. Latin words need none. */
export type Typefaces = Map<Language, Typeface>

const NOTO = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
]
const MAC = "/System/Library/Fonts"
const WINDOWS = "C:\\Windows\\Fonts"
/** Carries all three scripts, in the forms of one. */
const ARIAL_UNICODE = [`${MAC}/Supplemental/Arial Unicode.ttf`, "/Library/Fonts/Arial Unicode.ttf"]

/** Where each system keeps a font for the language, and how the right face of a collection is called. */
const PLACES: { language: Language; files: string[]; face: RegExp }[] = [
  {
    language: "zh-Hans",
    files: [
      ...NOTO,
      `${MAC}/Hiragino Sans GB.ttc`,
      `${MAC}/STHeiti Light.ttc`,
      ...ARIAL_UNICODE,
      `${WINDOWS}\\msyh.ttc`,
      `${WINDOWS}\\simsun.ttc`,
    ],
    face: /CJKsc|GB|SC|YaHei|SimSun/,
  },
  {
    language: "zh-Hant",
    files: [...NOTO, `${MAC}/STHeiti Light.ttc`, ...ARIAL_UNICODE, `${WINDOWS}\\msjh.ttc`, `${WINDOWS}\\mingliu.ttc`],
    face: /CJKtc|TC|JhengHei|MingLiU/,
  },
  {
    language: "ja",
    files: [...NOTO, `${MAC}/ヒラギノ角ゴシック W3.ttc`, ...ARIAL_UNICODE, `${WINDOWS}\\YuGothM.ttc`, `${WINDOWS}\\msgothic.ttc`],
    face: /CJKjp|JP|Hiragino|Gothic/,
  },
]

/** What the built-in typeface of every PDF reader can show. */
export const isLatin = (text: string): boolean => /^[\u0020-\u007e\u00a0-\u00ff]*$/.test(text)

/**
 * Finds a typeface for every language whose words need one: in the given file, else where systems keep them. A language
 * without one is absent.
 * @throws SetupProblem for a given file that cannot be read or is no font
 */
export async function findTypefaces(words: { language: Language; text: string }[], given: string | null): Promise<Typefaces> {
  const files = new Map<string, OpenFile | null>()
  const open = async (path: string): Promise<OpenFile | null> => {
    if (!files.has(path)) files.set(path, await openFile(path))
    return files.get(path) ?? null
  }
  if (given !== null && !(await open(given))) throw new SetupProblem(`${given} cannot be read as a font: give a .ttf, .otf or .ttc file.`)
  const found: Typefaces = new Map()
  for (const place of PLACES) {
    const text = words.flatMap((word) => (word.language === place.language && !isLatin(word.text) ? [word.text] : [])).join("")
    for (const path of text === "" ? [] : given === null ? place.files : [given]) {
      const typeface = found.has(place.language) ? null : faceFor(await open(path), place.face, text)
      if (typeface) found.set(place.language, typeface)
    }
  }
  return found
}

type OpenFile = { data: Buffer; fonts: Font[]; isCollection: boolean }

async function openFile(path: string): Promise<OpenFile | null> {
  try {
    const data = await readFile(path)
    const opened = openFont(data)
    return "fonts" in opened ? { data, fonts: opened.fonts, isCollection: true } : { data, fonts: [opened], isCollection: false }
  } catch {
    return null
  }
}

/** The face made for the language, else the first; null when it lacks a glyph of the text. */
function faceFor(file: OpenFile | null, face: RegExp, text: string): Typeface | null {
  const font = file?.fonts.find(({ postscriptName }) => face.test(postscriptName)) ?? file?.fonts[0]
  if (!file || !font || ![...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))) return null
  return { data: file.data, face: file.isCollection ? font.postscriptName : undefined }
}
