/** Styles of an account's and a deal's page. */
export const accountStyles = `
.account { display: grid; grid-template-columns: minmax(0, 1fr) 440px; gap: 16px; align-items: start; }
.account-main { display: grid; gap: 16px; }
.account-side { position: sticky; top: 16px; }
.widget { padding: 0; overflow: hidden; }
.widget iframe { display: block; width: 100%; border: 0; }
.headline { display: flex; gap: 16px; align-items: center; }
.monogram {
  flex: none; display: grid; place-items: center; width: 48px; height: 48px; border-radius: 12px;
  background: var(--accent); color: #fff; font-size: 20px; font-weight: 600;
}
.classes { display: flex; flex-wrap: wrap; gap: 12px 28px; }
.classes dt, .class-texts dt, .facts dt { color: var(--ink-soft); font-size: 12px; }
.classes dd { margin-top: 4px; width: fit-content; }
.classes .badge { padding: 3px 14px; border-radius: 14px; font-size: 13px; }
.class-texts { display: grid; gap: 10px; margin-top: 16px; padding-top: 14px; border-top: 1px solid var(--line); }
.picker { position: relative; }
.picker > summary { list-style: none; cursor: pointer; border-radius: 14px; }
.picker > summary .badge::after { content: ""; display: inline-block; width: 5px; height: 5px; margin: 0 0 3px 8px; border: solid currentcolor; border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); opacity: .75; }
.picker form {
  position: absolute; z-index: 2; top: calc(100% + 6px); inset-inline-start: -8px; display: grid; gap: 2px; padding: 8px;
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); box-shadow: 0 10px 32px rgb(20 30 45 / 14%);
}
.picker button { padding: 3px 6px; border: 0; text-align: start; }
.picker button:hover { background: var(--ground); }
.picker [aria-pressed=true] { background: var(--accent-soft); }
.picker .clear { color: var(--ink-soft); font-size: 12px; padding: 5px 10px; }
.more { display: inline-block; margin-top: 10px; }
.deals td:first-child { width: 40%; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start; }
.pair:has([data-region=group]:empty) { grid-template-columns: 1fr; }
.card-group:has([data-region=group]:empty) { display: none; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px 20px; }
.tree ul { margin-inline-start: 7px; padding-inline-start: 14px; border-inline-start: 1px solid var(--line-strong); }
.tree-row { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; padding: 4px 0; }
.tree-row .badges { margin-inline-start: auto; }

.deal { display: grid; grid-template-columns: minmax(0, 760px) 320px; gap: 16px; align-items: start; }
.deal aside h2 { color: var(--ink-soft); font-size: 12px; font-weight: 500; }
.deal aside .facts { margin-top: 12px; }
.steps { display: flex; flex-wrap: wrap; gap: 4px; }
.steps li { flex: 1; padding: 5px 12px; border-radius: 6px; background: var(--ground); color: var(--ink-soft); font-size: 13px; text-align: center; }
.steps .passed { background: var(--accent-soft); color: var(--accent); }
.steps [aria-current] { background: var(--accent); color: #fff; font-weight: 600; }
.endings { display: flex; gap: 10px; align-items: center; margin-top: 14px; }
.won { border-color: var(--won); background: var(--won); color: #fff; }
.form { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px 16px; margin-top: 18px; padding-top: 18px; border-top: 1px solid var(--line); }
.form label { display: grid; gap: 4px; color: var(--ink-soft); font-size: 12px; }
.form .wide { grid-column: 1 / -1; }
.form input, .form select {
  width: 100%; padding: 7px 10px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--surface);
  color: var(--ink); font: inherit; font-size: 14px;
}
@media (max-width: 1100px) {
  .account, .deal { grid-template-columns: minmax(0, 1fr); }
  .account-side { position: static; }
}
`;
