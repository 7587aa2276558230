import type { Command } from "commander"
import { z } from "zod"
import { parseAddress } from "../domain/address.ts"
import { LANGUAGES } from "../domain/language.ts"
import { withStore } from "./with-store.ts"

const Options = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, "--key is small letters, digits and hyphens"),
  name: z.string().trim().min(1).max(100),
  role: z.string().trim().min(1).max(60),
  department: z.string().optional(),
  address: z
    .string()
    .transform((text, context) => {
      const address = parseAddress(text)
      if (!address) context.addIssue("--address is like line:U…, line-group:C…, sms:+86… or wechat:…")
      return address
    })
    .optional(),
  language: z.enum(LANGUAGES, `--language is one of ${LANGUAGES.join(", ")}`).optional(),
})

/** `staff add` and `staff list`. */
export function addStaff(program: Command, done: (code: number) => void): void {
  const staff = program.command("staff").description("who works here and where they are reached")
  staff
    .command("add")
    .description("add a member of staff, or replace the one with the same key")
    .requiredOption("--key <key>", "short name used in the property file and in `pass`")
    .requiredOption("--name <name>", "as guests read it")
    .requiredOption("--role <role>", "duty-manager, general-manager, front-office-manager, staff …")
    .option("--department <department>", "for a department's desk")
    .option("--address <address>", "where they are reached: line:U…, line-group:C…, sms:+86…")
    .option("--language <language>", `one of ${LANGUAGES.join(", ")}`)
    .action(async (raw: unknown) => {
      const options = Options.safeParse(raw)
      if (!options.success) {
        console.error(options.error.issues[0]?.message)
        return done(2)
      }
      const { department, address, language, ...entry } = options.data
      await withStore((store, ids, now) =>
        store.addStaff(
          { ...entry, id: ids.make("stf"), department: department ?? null, address: address ?? null, language: language ?? null },
          now,
        ),
      )
      console.error(`${entry.key} is on the staff list.`)
      done(0)
    })
  staff
    .command("list")
    .description("list the staff, one a line, tab separated")
    .action(async () => {
      const members = await withStore((store) => store.listStaff())
      for (const member of members) {
        console.log([member.key, member.name, member.role, member.department ?? "", member.address ?? "", member.language ?? ""].join("\t"))
      }
      if (members.length === 0) console.error("Nobody yet. The property file's staff are added when the server starts.")
      done(0)
    })
}
