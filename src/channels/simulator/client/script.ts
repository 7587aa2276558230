import { Board } from "./board.ts"
import { Courier } from "./courier.ts"
import { Desk } from "./desk.ts"
import { Drawing } from "./drawing.ts"
import { Phone } from "./phone.ts"

/**
 * The page's script: the text of its parts, which refer to each other by argument only. Made from the running code, so
 * that it needs no build of its own. Some compilers wrap functions in a naming helper; the page brings an idle one.
 */
export function clientScript(): string {
  return `"use strict";
(() => {
const __name = (named) => named;
const Courier = ${Courier};
const Drawing = ${Drawing};
const Phone = ${Phone};
const Board = ${Board};
const Desk = ${Desk};
new Desk({ Board, Courier, Drawing, Phone }, JSON.parse(document.getElementById("simulator-data").textContent));
})();
`
}
