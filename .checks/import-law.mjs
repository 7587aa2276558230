// The import law of the rooms, and a guard that it was really read: a silent misreading must not pass as green.
import { cruise } from "dependency-cruiser"
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config"
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config"

const MODULES_MIN = 40

const rules = await extractConfig("./.dependency-cruiser.cjs")
const options = { ruleSet: rules, validate: true, ...rules.options }
const { output } = await cruise(["src"], options, {}, { tsConfig: extractTsConfig("./tsconfig.json") })
const own = output.modules.filter((module) => module.source.startsWith("src/"))
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (own.length < MODULES_MIN) console.error(`only ${own.length} modules of src were read; at least ${MODULES_MIN} are expected`)
if (output.summary.violations.length > 0 || own.length < MODULES_MIN) process.exit(1)
console.log(`import law: ${own.length} modules keep to their lanes`)
