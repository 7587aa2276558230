import { z } from "zod"

/** What LINE refuses in a request body. Source: Messaging API reference, "Message objects", "Action objects", "Send push message". */
const LABEL_MAX = 20
const ACTION_TEXT_MAX = 300
const BUBBLE_BYTES_MAX = 30_000

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const graphemes = (max: number) =>
  z
    .string()
    .min(1, "May not be empty")
    .refine((text) => [...segmenter.segment(text)].length <= max, `Length must be between 1 and ${max}`)
const units = (max: number) => z.string().min(1, "May not be empty").max(max, `Length must be between 0 and ${max}`)

const Action = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("message"), label: graphemes(LABEL_MAX), text: graphemes(ACTION_TEXT_MAX) }),
  z.looseObject({
    type: z.literal("postback"),
    label: graphemes(LABEL_MAX),
    data: units(ACTION_TEXT_MAX),
    displayText: graphemes(ACTION_TEXT_MAX).optional(),
  }),
  z.looseObject({ type: z.literal("uri"), label: graphemes(LABEL_MAX), uri: units(1_000) }),
])

const QuickReply = z.looseObject({
  items: z
    .array(z.looseObject({ type: z.literal("action"), action: Action }))
    .min(1)
    .max(13),
})

const InBaseline = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text"), text: z.string().min(1, "May not be empty") }),
  z.looseObject({ type: z.literal("icon"), url: z.url() }),
])

const Component: z.ZodType = z.lazy(() =>
  z.union([
    z.looseObject({ type: z.literal("text"), text: z.string().min(1, "May not be empty") }),
    z.looseObject({ type: z.literal("button"), action: Action }),
    z.looseObject({ type: z.literal("separator") }),
    z.looseObject({ type: z.literal("image"), url: z.url() }),
    z.looseObject({ type: z.literal("box"), layout: z.literal("baseline"), contents: z.array(InBaseline) }),
    z.looseObject({ type: z.literal("box"), layout: z.enum(["horizontal", "vertical"]), contents: z.array(Component) }),
  ]),
)
const Box = Component.refine((part) => z.looseObject({ type: z.literal("box") }).safeParse(part).success, "must be a box")

const Bubble = z
  .looseObject({ type: z.literal("bubble"), header: Box.optional(), body: Box.optional(), footer: Box.optional() })
  .refine((bubble) => Buffer.byteLength(JSON.stringify(bubble)) <= BUBBLE_BYTES_MAX, "bubble is too large")

const LineMessage = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text"), text: units(5_000), quickReply: QuickReply.optional() }),
  /** 1,500 by the newest documentation, 400 before: whoever stays below both is safe. */
  z.looseObject({ type: z.literal("flex"), altText: units(400), contents: Bubble, quickReply: QuickReply.optional() }),
])
export type LineMessage = z.infer<typeof LineMessage>

const Messages = z.array(LineMessage).min(1, "Size must be between 1 and 5").max(5, "Size must be between 1 and 5")

export const ReplyBody = z.looseObject({ replyToken: z.string().min(1, "May not be empty"), messages: Messages })
export const PushBody = z.looseObject({ to: z.string(), messages: Messages })
export const LoadingBody = z.looseObject({
  chatId: z.string().regex(/^U[0-9a-f]{32}$/),
  loadingSeconds: z.int().multipleOf(5).max(60).optional(),
})

/** LINE's way of saying what is wrong where: `messages[0].text`. */
export function problemOf(error: z.ZodError): { message: string; details: { message: string; property: string }[] } {
  const details = error.issues.map(({ message, path }) => ({
    message,
    property: path.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index ? "." : ""}${String(step)}`)).join(""),
  }))
  return { message: `The request body has ${details.length} error(s)`, details }
}
