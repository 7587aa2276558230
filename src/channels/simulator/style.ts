import { FLOW_STYLE } from "./flow-style.ts"

/** The page's style sheet. Colours are named once and given again for the dark; the phone's skin follows the network it imitates. */
export const SIMULATOR_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f3f1ec; --ground-2: #e7ebe8; --panel: #ffffff; --ink: #1d2b2f; --soft: #5c6b6f; --hair: #d9dcd7;
  --accent: #1f5a64; --accent-ink: #ffffff; --alert: #9a4b12; --alert-ground: #fdf0e0; --focus: #0b7a8c;
  --shadow: 0 1px 2px rgb(20 40 45 / 6%), 0 18px 44px -12px rgb(20 40 45 / 22%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10181b; --ground-2: #0c1315; --panel: #182226; --ink: #e7edec; --soft: #9fb0b2; --hair: #2b383c;
    --accent: #6fb9c0; --accent-ink: #0d1b1e; --alert: #f2b27a; --alert-ground: #33251a; --focus: #8fd6de;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 18px 44px -12px rgb(0 0 0 / 60%);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { height: 100%; }
body {
  margin: 0; height: 100dvh; display: flex; flex-direction: column; overflow: hidden; color: var(--ink);
  background: linear-gradient(160deg, var(--ground), var(--ground-2));
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans", "Noto Sans CJK SC", sans-serif;
}
:lang(ja) { font-family: system-ui, -apple-system, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; }
:lang(zh-Hant) { font-family: system-ui, -apple-system, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
h1, h2, h3, p, dl, dd, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
button, select, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.faint { color: var(--soft); }
.icon { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.mark {
  display: grid; place-items: center; width: 36px; height: 36px; flex: none; border-radius: 11px;
  background: var(--accent); color: var(--accent-ink); font-weight: 600; font-size: 17px;
}

.top { display: flex; align-items: center; gap: 14px; padding: 14px 28px; }
.top h1 { font-size: 18px; font-weight: 650; white-space: nowrap; }
.top h1 small { font-size: 14px; font-weight: 400; color: var(--soft); margin-inline-start: 6px; }
.top .about { flex: 1; padding-inline-start: 16px; border-inline-start: 1px solid var(--hair); font-size: 13px; color: var(--soft); }
.top nav { display: flex; gap: 2px; margin-inline-start: auto; }
.top nav a {
  display: grid; place-items: center; min-width: 38px; height: 38px; border-radius: 10px; color: var(--soft); text-decoration: none; font-size: 14px;
}
.top nav a:hover { background: var(--hair); }
.top nav a[aria-current] { background: var(--panel); color: var(--ink); font-weight: 600; box-shadow: inset 0 0 0 1px var(--hair); }
.views { display: none; }
.notice {
  position: absolute; z-index: 1; top: 10px; left: 50%; translate: -50% 0; width: max-content; max-width: calc(100% - 28px); padding: 10px 18px;
  border-radius: 14px; background: var(--alert-ground); color: var(--alert); font-size: 14px; line-height: 1.4; box-shadow: var(--shadow);
}

main { flex: 1; min-height: 0; display: grid; grid-template: auto minmax(0, 1fr) / repeat(2, minmax(0, 430px)) minmax(0, 360px); justify-content: center; gap: 14px clamp(20px, 2.5vw, 56px); padding: 4px 28px 26px; }
.side { grid-row: span 2; display: grid; grid-template-rows: subgrid; min-height: 0; }
.picks { display: flex; flex-direction: column; gap: 10px; justify-content: flex-end; }
.pills { display: flex; flex-wrap: wrap; gap: 6px; }
.pill { position: relative; display: inline-flex; align-items: center; }
.pill input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.pill > span:first-of-type {
  padding: 6px 14px; border-radius: 999px; border: 1px solid var(--hair); background: var(--panel); color: var(--soft); font-size: 14px;
}
.pill input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.pill input:focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
.badge { display: none; }
.badge:has(> span:first-child:not(:empty)) {
  display: grid; place-items: center; min-width: 20px; height: 20px; padding: 0 5px; border-radius: 10px;
  background: #c2410c; color: #fff; font-size: 12px; font-weight: 600; line-height: 1;
}
.pill .badge { position: absolute; inset-inline-end: -6px; top: -8px; pointer-events: none; }
.who { display: flex; align-items: center; gap: 12px; min-height: 40px; font-size: 14px; }
.who select {
  appearance: none; max-width: 60%; height: 40px; padding: 0 34px 0 14px; border: 1px solid var(--hair); border-radius: 12px; text-overflow: ellipsis;
  background: var(--panel) url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='12' height='8'%3E%3Cpath d='m1 1.5 5 5 5-5' fill='none' stroke='%23829093' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E") no-repeat right 13px center;
}
.who #new-guest { margin-inline-start: auto; }

.phone {
  --wall: #dfe7ea; --own: #bfe8c3; --own-ink: #12301a; --theirs: #ffffff; --theirs-ink: var(--ink); --wall-soft: #51636a; --curve: 18px;
  min-height: 0; max-height: 880px; display: flex; flex-direction: column; overflow: hidden;
  border-radius: 38px; border: 9px solid #20292c; background: var(--wall); box-shadow: var(--shadow);
}
.phone[data-skin=sms] { --wall: #ffffff; --own: #1d6fd1; --own-ink: #ffffff; --theirs: #e9ebee; --wall-soft: #626b70; }
.phone[data-skin=wechat] { --wall: #ececec; --own: #a3e47c; --own-ink: #14290a; --theirs: #ffffff; --wall-soft: #5f6567; --curve: 7px; }
.phone[data-skin=staff] { --wall: #f0ede6; --own: #cfe2e4; --own-ink: #12343a; --theirs: #ffffff; --wall-soft: #666359; }
@media (prefers-color-scheme: dark) {
  .phone { --wall: #131c20; --own: #2b6a46; --own-ink: #eefaf0; --theirs: #243036; --wall-soft: #95a6aa; border-color: #05090a; }
  .phone[data-skin=sms] { --wall: #0f1416; --own: #1f62b8; --theirs: #272e32; --wall-soft: #98a4a8; }
  .phone[data-skin=wechat] { --wall: #151717; --own: #35793c; --own-ink: #f0fbea; --theirs: #292d2d; --wall-soft: #9aa3a3; }
  .phone[data-skin=staff] { --wall: #171816; --own: #23474d; --own-ink: #e6f4f5; --theirs: #262826; --wall-soft: #a5a79e; }
}
.head { display: flex; align-items: center; gap: 11px; padding: 13px 18px; background: var(--panel); border-bottom: 1px solid var(--hair); }
.head > div { min-width: 0; }
.head h2 { font-size: 16px; font-weight: 620; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.head p { font-size: 12.5px; line-height: 1.3; color: var(--soft); }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; display: flex; flex-direction: column; padding: 14px 14px 10px; }
.log:focus-visible { outline-offset: -4px; border-radius: 8px; }
.log > :nth-child(2) { margin-top: auto; }
.blank { display: none; margin: auto; padding: 12px; text-align: center; color: var(--wall-soft); }
.is-empty .blank { display: block; }
.starters { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; margin-top: 14px; }
.starters button { padding: 9px 15px; border: 1px solid rgb(128 140 140 / 35%); border-radius: 18px; background: var(--theirs); color: var(--theirs-ink); font-size: 14px; }
.day { align-self: center; margin: 10px 0 8px; padding: 2px 12px; border-radius: 999px; background: rgb(90 105 110 / 12%); color: var(--wall-soft); font-size: 12px; }
.message { display: flex; flex-direction: column; align-items: flex-start; margin-top: 9px; max-width: 86%; }
.message.in { align-self: flex-end; align-items: flex-end; }
.bubble {
  padding: 9px 14px; border-radius: var(--curve); border-start-start-radius: 5px; background: var(--theirs); color: var(--theirs-ink);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.in .bubble { background: var(--own); color: var(--own-ink); border-start-start-radius: var(--curve); border-end-end-radius: 5px; }
.bubble .faint { font-style: italic; color: inherit; opacity: .75; }
.bubble.picture { display: flex; align-items: center; gap: 9px; }
.bubble.picture .icon { width: 30px; height: 30px; }
.foot { display: flex; flex-wrap: wrap; gap: 8px; padding: 3px 6px 0; font-size: 11.5px; line-height: 1.4; color: var(--wall-soft); font-variant-numeric: tabular-nums; }
.state:empty { display: none; }
[data-state=sending] .bubble { opacity: .7; }
[data-state=retrying] .state, [data-state=refused] .state { color: var(--alert); font-weight: 600; }
.card { width: min(312px, 100%); overflow: hidden; border-radius: 16px; border-start-start-radius: 5px; background: var(--theirs); color: var(--theirs-ink); box-shadow: 0 1px 2px rgb(0 0 0 / 8%); }
.card h3 { padding: 11px 15px; font-size: 15px; font-weight: 650; line-height: 1.4; border-inline-start: 4px solid var(--accent); border-bottom: 1px solid var(--hair); overflow-wrap: anywhere; }
.card dl { padding: 10px 15px 12px; display: grid; gap: 6px; font-size: 14px; }
.card dl:empty { display: none; }
.card dl div { display: grid; grid-template-columns: 5.2em 1fr; gap: 10px; }
.card dl .wide { display: block; }
.card dt { color: var(--soft); overflow-wrap: anywhere; }
.card dd { white-space: pre-wrap; overflow-wrap: anywhere; }
.card .actions { display: flex; flex-wrap: wrap; gap: 1px; background: var(--hair); border-top: 1px solid var(--hair); }
.card .actions:empty { display: none; }
.card .actions button { flex: 1 1 26%; min-height: 44px; padding: 8px 10px; border: 0; background: var(--theirs); color: var(--accent); font-weight: 600; font-size: 14px; }
.card .actions button:first-child:nth-last-child(4), .card .actions button:first-child:nth-last-child(4) ~ button { flex-basis: 40%; }
.card .actions button:first-child { background: var(--accent); color: var(--accent-ink); }
.card .actions button:first-child:hover { background: color-mix(in srgb, var(--accent) 86%, var(--ink)); }
.card .actions button:not(:first-child):hover { background: color-mix(in srgb, var(--accent) 9%, var(--theirs)); }
.card .actions button:focus-visible { outline-offset: -3px; }
.typing { display: flex; gap: 4px; align-self: flex-start; margin-top: 9px; padding: 13px 15px; border-radius: var(--curve); background: var(--theirs); }
.typing i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: breathe 1.2s infinite ease-in-out; }
.typing i:nth-child(2) { animation-delay: .15s; }
.typing i:nth-child(3) { animation-delay: .3s; }
@keyframes breathe { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }

.composer { background: var(--panel); border-top: 1px solid var(--hair); padding: 9px 10px 11px; }
.composer .line { display: flex; align-items: flex-end; gap: 6px; }
.composer textarea {
  flex: 1; min-width: 0; height: 42px; max-height: 120px; padding: 9px 15px; resize: none; line-height: 22px;
  border: 1px solid var(--hair); border-radius: 21px; background: var(--ground); color: var(--ink);
}
.composer textarea::placeholder { color: var(--soft); opacity: 1; }
.composer textarea:focus-visible { outline-offset: 0; outline-width: 2px; }
.round { display: grid; place-items: center; width: 42px; height: 42px; flex: none; border: 0; border-radius: 50%; background: none; color: var(--accent); }
.round:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.round.send { background: var(--accent); color: var(--accent-ink); }
.round[aria-expanded=true] .icon { transform: rotate(45deg); }
.chips { display: flex; flex-wrap: wrap; gap: 7px; max-height: 142px; overflow-y: auto; margin: -9px -10px 8px; padding: 10px 12px 4px; }
.chip { flex: none; min-height: 38px; padding: 6px 16px; border: 1px solid var(--accent); border-radius: 19px; background: none; color: var(--accent); font-size: 14px; font-weight: 550; }
.chip:hover { background: var(--accent); color: var(--accent-ink); }
.menu { display: flex; gap: 4px; padding: 2px 0 9px; }
.menu button { flex: 1; display: grid; justify-items: center; gap: 3px; padding: 9px 4px; border: 0; border-radius: 14px; background: var(--ground); color: var(--soft); font-size: 12.5px; }
.menu button:hover { color: var(--ink); }
[data-skin=sms] .menu button:not([data-kind=picture]) { display: none; }

${FLOW_STYLE}
@media (max-width: 1179px) {
  .top .about { display: none; }
  .views { display: flex; gap: 2px; padding: 3px; border-radius: 13px; background: var(--hair); }
  .views button { min-height: 38px; padding: 0 16px; display: flex; align-items: center; justify-content: center; gap: 7px; border: 0; border-radius: 10px; background: none; color: var(--soft); font-weight: 550; }
  .views button[aria-pressed=true] { background: var(--panel); color: var(--ink); }
  main { grid-template-columns: repeat(2, minmax(0, 430px)); }
  body[data-view=flow] .side.staff, body:not([data-view=flow]) .side.flow { display: none; }
}
@media (max-width: 799px) {
  .top { flex-wrap: wrap; gap: 10px; padding: 9px 14px 8px; }
  .top .mark { width: 30px; height: 30px; border-radius: 9px; font-size: 15px; }
  .top h1 { flex: 1; min-width: 0; font-size: 16px; overflow: hidden; text-overflow: ellipsis; }
  .top h1 small { display: none; }
  .top nav a { min-width: 34px; height: 34px; }
  .views { order: 1; width: 100%; }
  .views button { flex: 1; padding: 0 4px; }
  main { display: flex; padding: 0; }
  .side { flex: 1; display: flex; flex-direction: column; gap: 8px; min-width: 0; }
  body:not([data-view=guest]) .side.guest, body:not([data-view=staff]) .side.staff { display: none; }
  .board { flex: 1; border-width: 1px 0 0; border-radius: 20px 20px 0 0; }
  .picks { min-height: 0; padding: 0 14px; gap: 7px; }
  .staff .pills { flex-wrap: nowrap; overflow-x: auto; margin: 0 -14px; padding: 9px 14px 3px; scrollbar-width: none; }
  .staff .pill > span:first-of-type { white-space: nowrap; }
  .phone { flex: 1; max-height: none; border: 0; border-top: 1px solid var(--hair); border-radius: 20px 20px 0 0; }
  .head { display: none; }
  .composer { padding-bottom: max(11px, env(safe-area-inset-bottom)); }
  .message { max-width: 90%; }
}
@media (prefers-reduced-motion: reduce) { .typing i { animation: none; } }
@media (forced-colors: active) { .bubble, .card { border: 1px solid; } }
`
