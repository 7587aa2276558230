/** The style of the drawing beside the phones; a part of `SIMULATOR_STYLE`. */
export const FLOW_STYLE = `
.flow .picks h2 { font-size: 14px; font-weight: 600; color: var(--soft); }
#content-note { padding: 8px 12px; border-radius: 12px; background: color-mix(in srgb, var(--accent) 12%, transparent); font-size: 13px; overflow-wrap: anywhere; white-space: pre-wrap; max-height: 30vh; overflow-y: auto; }
#content-note[data-status=kept] { background: var(--alert-ground); color: var(--alert); }
.board { min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 16px 16px; border: 1px solid var(--hair); border-radius: 18px; background: var(--panel); font-size: 14px; line-height: 1.45; overflow-wrap: anywhere; }
.board h3 { font-size: 12.5px; font-weight: 600; color: var(--soft); margin: 14px 0 4px; }
.board .facts { position: sticky; z-index: 1; top: 0; max-height: 36vh; overflow-y: auto; margin: 0 -16px 12px; padding: 14px 16px 12px; background: var(--panel); border-bottom: 1px solid var(--hair); }
.board .name { font-size: 16px; font-weight: 650; }
.board .held { padding: 10px 12px; border-radius: 12px; background: var(--alert-ground); color: var(--alert); }
.board ol, .board ul { list-style: none; margin: 0; padding: 0; }
.board .steps { display: grid; gap: 8px; }
.board .steps .steps { margin-top: 8px; }
.step { position: relative; padding: 8px 11px; border: 1px solid var(--hair); border-inline-start: 4px solid var(--hair); border-radius: 11px; background: var(--ground); }
.step > p { margin: 0; }
.step .said { color: var(--soft); font-size: 13px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.step[data-kind=collect], .step[data-kind=confirm], .step[data-kind=follow-up] { border-inline-start-color: var(--accent); }
.step[data-kind=ticket], .step[data-kind=hand-off] { border-inline-start-color: var(--alert); }
.step[data-kind=branch] { border-style: dashed; background: none; }
.step[data-mark=past], .arm[data-mark=skipped] { opacity: .55; }
.step[data-mark=past] .steps, .arm[data-mark=skipped] .steps { display: none; }
.step[aria-current] { border-color: var(--accent); border-inline-start-width: 7px; background: color-mix(in srgb, var(--accent) 12%, var(--panel)); }
.step[aria-current] .said { display: block; color: inherit; }
.here { float: inline-end; margin-inline-start: 8px; padding: 1px 9px; border-radius: 9px; background: var(--accent); color: var(--accent-ink); font-size: 12px; font-weight: 600; }
.arms { display: grid; gap: 6px; margin-top: 5px; }
.arm { padding-inline-start: 10px; border-inline-start: 2px solid var(--hair); }
.arm[data-mark=around] { border-color: var(--accent); }
.arm > .when { font-size: 13px; font-weight: 550; }
.board dl { display: grid; grid-template-columns: minmax(4.5em, auto) 1fr; gap: 3px 12px; }
.board dt { color: var(--soft); }
.because { color: var(--soft); font-size: 13px; }
@media (forced-colors: active) { .step[aria-current] { outline: 3px solid; } }
`
