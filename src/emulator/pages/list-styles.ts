/** Styles of the list of accounts. */
export const listStyles = `
.list { display: grid; grid-template-columns: 230px minmax(0, 1fr); gap: 16px; align-items: start; }
.facets > div { display: grid; gap: 18px; padding: 4px 0; }
.facet h2, .facet summary { margin-bottom: 6px; color: var(--ink-soft); font-size: 12px; font-weight: 600; cursor: default; }
.facet summary { cursor: pointer; }
.facet li { --class: #c3cad5; }
.facet a { display: grid; grid-template-columns: 1fr auto; gap: 0 8px; padding: 4px 8px 5px; border-radius: 8px; color: var(--ink); }
.facet a:hover { background: #e9edf1; text-decoration: none; }
.facet a[aria-current] { background: var(--surface); box-shadow: inset 0 0 0 1.5px var(--accent); }
.facet-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.facet-count { color: var(--ink-soft); font-size: 13px; font-variant-numeric: tabular-nums; }
.facet progress { grid-column: 1 / -1; appearance: none; width: 100%; height: 4px; border: 0; border-radius: 2px; background: #e4e8ee; overflow: hidden; }
.facet progress::-webkit-progress-bar { background: #e4e8ee; }
.facet progress::-webkit-progress-value { border-radius: 2px; background: var(--class); }
.facet progress::-moz-progress-bar { border-radius: 2px; background: var(--class); }
.accounts td:first-child { min-width: 240px; }
.accounts td:first-child a { display: block; font-weight: 500; }
.accounts td { white-space: nowrap; }
.accounts td:first-child { white-space: normal; }
.pager { display: flex; gap: 10px; align-items: center; justify-content: flex-end; margin-top: 14px; }
@media (max-width: 900px) { .list { grid-template-columns: minmax(0, 1fr); } }
`;
