import { accountStyles } from './account-styles.ts';
import { listStyles } from './list-styles.ts';

const base = `
:root {
  color-scheme: light;
  --ink: #1b2430;
  --ink-soft: #5c6877;
  --line: #e4e8ee;
  --line-strong: #cdd4de;
  --surface: #fff;
  --ground: #f4f6f8;
  --accent: #0d6b62;
  --accent-soft: #e6f2f0;
  --alert: #a8401d;
  --won: #1b7f4d;
  --radius: 12px;
  --shadow: 0 1px 2px rgb(20 30 45 / 5%);
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC",
    "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif;
}
*, *::before, *::after { box-sizing: border-box; }
body, h1, h2, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
body { background: var(--ground); color: var(--ink); font: 400 14px/1.55 var(--font); overflow-wrap: anywhere; }
h1 { font-size: 20px; font-weight: 600; line-height: 1.3; }
h2 { font-size: 14px; font-weight: 600; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
small { font-size: 12px; color: var(--ink-soft); }
.soft { color: var(--ink-soft); font-size: 13px; }
.eyebrow { color: var(--ink-soft); font-size: 12px; font-weight: 600; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
button, .button {
  display: inline-block; padding: 5px 14px; border: 1px solid var(--line-strong); border-radius: 8px;
  background: var(--surface); color: var(--ink); font: inherit; font-weight: 500; cursor: pointer; white-space: nowrap;
}
button:hover, a.button:hover { border-color: var(--ink-soft); text-decoration: none; }
.button[aria-disabled] { color: var(--line-strong); cursor: default; }
.primary { border-color: var(--accent); background: var(--accent); color: #fff; }
.small { padding: 1px 10px; border-radius: 6px; font-size: 12px; }
main { max-width: 1440px; margin: 0 auto; padding: 16px 24px 40px; }
.card {
  padding: 16px 20px; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); box-shadow: var(--shadow);
}
.card header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; margin-bottom: 12px; }
.card header .button { margin-inline-start: auto; }
.crumbs { margin-bottom: 10px; font-size: 13px; color: var(--ink-soft); }
.flash { margin-bottom: 12px; padding: 8px 14px; border-radius: 8px; background: var(--accent-soft); }
.flash-problem { background: #fdefe8; color: var(--alert); }
.problem { max-width: 30rem; margin: 15vh auto 0; padding: 28px; }
.problem > * + * { margin-top: 12px; }

.bar {
  display: flex; gap: 16px; align-items: center; height: 56px; padding: 0 24px;
  border-bottom: 1px solid var(--line); background: var(--surface);
}
.brand { display: flex; gap: 10px; align-items: center; color: var(--ink); font-weight: 600; }
.brand:hover { text-decoration: none; }
.mark { width: 26px; height: 26px; fill: var(--accent); }
.mark path { fill: none; stroke: #fff; stroke-width: 2.4; stroke-linecap: round; }
.tag { padding: 0 8px; border: 1px solid var(--line-strong); border-radius: 10px; color: var(--ink-soft); font-size: 12px; white-space: nowrap; }
.bar nav { margin-inline-start: 8px; align-self: stretch; display: flex; }
.bar nav a { display: flex; align-items: center; padding: 0 10px; border-bottom: 2px solid var(--accent); color: var(--ink); font-weight: 500; }
.search { flex: 1; display: flex; justify-content: flex-end; }
.search input {
  width: min(320px, 100%); padding: 6px 14px; border: 1px solid var(--line-strong); border-radius: 18px;
  background: var(--ground); color: inherit; font: inherit;
}
.languages { display: flex; }
.languages button { padding: 3px 10px; border-color: var(--line-strong); background: var(--surface); color: var(--ink-soft); font-size: 12px; }
.languages button:first-of-type { border-radius: 8px 0 0 8px; }
.languages button:last-of-type { margin-inline-start: -1px; border-radius: 0 8px 8px 0; }
.languages [aria-pressed=true] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }

.avatar {
  flex: none; display: grid; place-items: center; width: 30px; height: 30px; border-radius: 50%;
  background: var(--accent-soft); color: var(--accent); font-weight: 600;
}
.who { display: grid; line-height: 1.3; text-align: start; }
.who b { font-size: 13px; font-weight: 600; }
.menu { position: relative; }
.menu > summary { display: flex; gap: 10px; align-items: center; list-style: none; cursor: pointer; white-space: nowrap; }
summary::-webkit-details-marker { display: none; }
.menu-list {
  position: absolute; z-index: 3; inset-inline-end: 0; top: calc(100% + 10px); min-width: 240px; padding: 12px;
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); box-shadow: 0 10px 32px rgb(20 30 45 / 14%);
}
.menu-list button { display: flex; gap: 10px; align-items: center; width: 100%; padding: 6px 8px; border: 0; }
.menu-list button:hover { background: var(--ground); }
.menu-list > a { display: block; margin-top: 8px; padding: 8px 8px 0; border-top: 1px solid var(--line); }

table { width: 100%; border-collapse: collapse; }
th { padding: 6px 10px; border-bottom: 1px solid var(--line); color: var(--ink-soft); font-size: 12px; font-weight: 500; text-align: start; white-space: nowrap; }
td { padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: middle; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover { background: #fafbfc; }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }

.badge {
  --class: #6b7386;
  display: inline-block; max-width: 100%; padding: 1px 10px; border-radius: 12px; background: var(--class);
  color: #fff; font-size: 12px; font-weight: 600; line-height: 20px; white-space: nowrap;
}
.badge-plain { background: var(--ground); color: var(--ink); box-shadow: inset 0 0 0 1px var(--line-strong); font-variant-numeric: tabular-nums; letter-spacing: .06em; }
.badge-none { padding: 1px 4px; background: none; color: var(--line-strong); font-weight: 400; }
.badges { display: inline-flex; flex-wrap: wrap; gap: 6px; }

.stage { display: inline-flex; gap: 7px; align-items: center; }
.stage::before { content: ""; flex: none; width: 8px; height: 8px; border-radius: 50%; background: #5b8def; }
.stage-won::before { background: var(--won); }
.stage-lost::before { background: var(--line-strong); }
.stage-lost { color: var(--ink-soft); }
.overdue { color: var(--alert); font-size: 12px; }

.changed { animation: changed 2.4s ease-out; border-radius: 12px; }
@keyframes changed {
  0% { box-shadow: 0 0 0 0 rgb(13 107 98 / 0%); }
  12% { background: #fff3c4; box-shadow: 0 0 0 6px #fff3c4; }
  100% { box-shadow: 0 0 0 6px rgb(255 243 196 / 0%); }
}
@media (prefers-reduced-motion: reduce) { .changed { animation-timing-function: steps(1); } }
`;

/** The style sheet of the pages. */
export const crmStyles = base + accountStyles + listStyles;
