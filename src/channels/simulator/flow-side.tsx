import type { SimulatorWords } from "./words.ts"

/** Beside the phones: what the bot remembers of the guest's talk. Filled by the page's script. */
export const FlowSide = ({ words }: { words: SimulatorWords }) => (
  <section class="side flow" aria-label={words["flow-title"]}>
    <div class="picks">
      <h2>{words["flow-title"]}</h2>
      <p id="content-note" role="status" hidden />
    </div>
    {/* A drawing that can be scrolled has to be reachable by keyboard. */}
    <section class="board" id="board" aria-label={words.flow} tabindex={0} />
  </section>
)
