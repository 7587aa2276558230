import { raw } from "hono/html"
import type { Operation } from "./operation.ts"

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --quiet: #8882 }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1rem; margin: 0; display: inline } code { font-size: .9375em; overflow-wrap: anywhere }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .5rem .75rem } summary { cursor: pointer }
summary:focus-visible, a:focus-visible { outline: 3px solid #1f7a8c; outline-offset: 2px } details p { margin: .5rem 0 }
.method { display: inline-block; min-width: 4.5em; font-weight: 700 } pre { overflow-x: auto; background: var(--quiet); padding: .75rem; border-radius: .375rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-top: 1px solid var(--line) }`

type Described = { operation: Operation; body: unknown }

/** The API for a person to read: every route, what it takes and what it answers. Opens without scripts and without a network. */
export const DocsPage = ({ routes }: { routes: Described[] }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Houseline API</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>Houseline API</h1>
        <p>
          For the hotel's own systems. Send <code>Authorization: Bearer …</code> with the value of <code>API_TOKEN</code>. Problems come as{" "}
          <code>application/problem+json</code> with one sentence in <code>detail</code>. The same for machines:{" "}
          <a href="/api/openapi.json">openapi.json</a>.
        </p>
        {routes.map((route) => (
          <Route {...route} />
        ))}
      </main>
    </body>
  </html>
)

const Route = ({ operation, body }: Described) => (
  <details>
    <summary>
      <h2>
        <span class="method">{operation.method.toUpperCase()}</span>
        <code>/api/v1{operation.path}</code>
      </h2>
    </summary>
    <p>{operation.summary}</p>
    {operation.query && (
      <table>
        <tbody>
          {Object.entries(operation.query).map(([name, what]) => (
            <tr>
              <th scope="row">
                <code>?{name}=</code>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {body !== undefined && <pre tabindex={0}>{JSON.stringify(body, null, 2)}</pre>}
    <table>
      <tbody>
        {Object.entries(operation.answers).map(([status, { what }]) => (
          <tr>
            <th scope="row">{status}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
